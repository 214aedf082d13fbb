package ir.gsb.canonical;

/**
 * Something about a schema file that its author should know.
 *
 * @param line where in the file
 * @param what is remarked, as a sentence without its full stop
 */
public record Remark(int line, String what) {}
