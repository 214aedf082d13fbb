package ir.gsb.exchangelog;

/**
 * Something in the store that is not what the log committed to.
 *
 * @param where the record, tile or checkpoint: {@code record 01a2… ended}, {@code tile/0/003}, {@code checkpoint 280,
 *     cosignature of audit.example/witness}
 * @param found what is wrong with it
 */
public record Tampering(Kind kind, String where, String found) {

    /** What was done, as far as it can be told. */
    public enum Kind {
        RECORD_CHANGED,
        RECORD_MISSING,
        RECORD_INSERTED,
        VAULT_CHANGED,
        VAULT_MISSING,
        VAULT_INSERTED,
        ENTRY_CHANGED,
        PLACE_CHANGED,
        TILE_CHANGED,
        CHECKPOINT_CHANGED,
        COSIGNATURE_CHANGED,
        TIME_STAMP_CHANGED,
        LOG_ROLLED_BACK,
        LOG_FORKED,
        REGISTRY_CHANGED,
        REGISTRY_LOG_CHANGED
    }

    @Override
    public String toString() {
        return kind + " " + where + ": " + found;
    }
}
