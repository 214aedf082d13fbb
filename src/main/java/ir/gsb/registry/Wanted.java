package ir.gsb.registry;

/**
 * An entry as somebody wants it.
 *
 * @param place where he wrote it, for clear errors
 */
public record Wanted(String place, Entry entry) {}
