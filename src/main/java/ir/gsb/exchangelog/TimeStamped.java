package ir.gsb.exchangelog;

/**
 * What a time-stamp authority said of a checkpoint.
 *
 * @param authority its address
 * @param token RFC 3161 §2.4.2, over the bytes of the checkpoint's note
 */
public record TimeStamped(String authority, byte[] token) {}
