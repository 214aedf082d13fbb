package ir.gsb.message;

/**
 * A batch that came in whole and lies in the store, in chunks of whole lines; not yet believed.
 *
 * @param received with no body
 * @param sha256 of the body, as {@code sha512} is
 * @param lines how many it has, empty ones left out
 */
public record Spooled(Received received, byte[] sha256, byte[] sha512, int lines, int chunks) implements Reached {}
