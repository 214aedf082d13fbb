package ir.gsb.evidence;

/**
 * What one side said, and the salt of its commitment.
 *
 * @param http start line, headers and the exact body, as HTTP/1.1 text
 * @param salt 16 bytes; SHA-256(salt ‖ http) stands in the record
 */
public record Spoken(byte[] http, byte[] salt) {}
