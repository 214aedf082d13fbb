package ir.gsb.exchangelog;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A record as the store has it now, which may not be what was written.
 *
 * @param text the record as text, made of its columns
 * @param salt what the entry hides the text with, 16 bytes
 * @param entry what the record says that the log holds of it: SHA-256 of salt and text
 * @param vaultHash what it says of its vault row
 * @param answerOf the exchange whose answer it gave again or showed, so that its vault row is erased with that one's
 */
record StoredRecord(
        UUID exchange,
        int kind,
        byte[] text,
        byte[] salt,
        byte[] entry,
        Optional<byte[]> vaultHash,
        Optional<UUID> answerOf) {

    /** Whether the record is still what its entry was made of. */
    boolean isUnchanged() {
        return Arrays.equals(entry, RecordRow.entry(salt, text));
    }
}
