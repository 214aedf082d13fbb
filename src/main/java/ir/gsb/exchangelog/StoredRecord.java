package ir.gsb.exchangelog;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as the store has it now, which may not be what was written.
 *
 * @param values of its columns, in the order of {@link RecordColumn}
 * @param text the record as text, made of its columns
 * @param salt what the entry hides the text with, 16 bytes
 * @param entry what the record says that the log holds of it: SHA-256 of salt and text
 */
record StoredRecord(@Nullable Object[] values, byte[] text, byte[] salt, byte[] entry) {

    UUID exchange() {
        return value(RecordColumn.EXCHANGE_ID, UUID.class).orElseThrow();
    }

    int kind() {
        return value(RecordColumn.KIND, Integer.class).orElseThrow();
    }

    /** What it says of its vault row. */
    Optional<byte[]> vaultHash() {
        return value(RecordColumn.VAULT_HASH, byte[].class);
    }

    /** The SHA-256 of the client's certificate. */
    Optional<byte[]> thumbprint() {
        return value(RecordColumn.THUMBPRINT, byte[].class);
    }

    /** The exchange whose answer it gave again or showed, so that its vault row is erased with that one's. */
    Optional<UUID> answerOf() {
        return value(RecordColumn.REPLAY_OF, UUID.class).or(this::about);
    }

    /** The exchange that an act is about. */
    Optional<UUID> about() {
        return value(RecordColumn.ABOUT, UUID.class);
    }

    /** Whether it is an act of this word. */
    boolean isAct(Act.Word word) {
        return kind() == RecordRow.ACT
                && value(RecordColumn.OUTCOME, String.class)
                        .filter(word.wire()::equals)
                        .isPresent();
    }

    String detail() {
        return value(RecordColumn.DETAIL, String.class).orElse("");
    }

    private <V> Optional<V> value(RecordColumn column, Class<V> type) {
        return Optional.ofNullable(values[column.ordinal()]).map(type::cast);
    }

    /** Whether the record is still what its entry was made of. */
    boolean isUnchanged() {
        return Arrays.equals(entry, RecordRow.entry(salt, text));
    }
}
