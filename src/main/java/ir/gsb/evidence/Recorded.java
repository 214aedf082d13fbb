package ir.gsb.evidence;

/**
 * One record of the exchange and its proof.
 *
 * @param text the record's exact JSON
 * @param salt 16 bytes; SHA-256(salt ‖ text) is the log's entry
 * @param proof that the entry is in the log, a {@code .tlog-proof} (C2SP tlog-proof@v1)
 */
public record Recorded(Kind kind, byte[] text, byte[] salt, byte[] proof) {

    /** Which of the exchange's records it is. */
    public enum Kind {
        ACCEPTED,
        ENDED;

        /** As the record itself names it. */
        String word() {
            return this == ACCEPTED ? "accepted" : "ended";
        }
    }
}
