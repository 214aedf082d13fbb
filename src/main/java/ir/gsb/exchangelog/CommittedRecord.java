package ir.gsb.exchangelog;

/**
 * A record with what its entry in the log is made of: SHA-256 of the salt and the text.
 *
 * @param kind 1 accepted, 2 ended, 3 act
 * @param text the record as compact JSON in UTF-8
 * @param salt 16 bytes
 */
public record CommittedRecord(int kind, byte[] text, byte[] salt) {}
