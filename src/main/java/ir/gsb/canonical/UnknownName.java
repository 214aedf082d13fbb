package ir.gsb.canonical;

import java.nio.file.Path;

/**
 * A name in a mapping that the schema does not have there.
 *
 * @param line from 1
 * @param pointer where in the message, a JSON Pointer (RFC 6901) without the places in arrays
 * @param what is wrong, and which names there are
 */
public record UnknownName(Path file, int line, String pointer, String what) {}
