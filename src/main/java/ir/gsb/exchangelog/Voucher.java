package ir.gsb.exchangelog;

import java.time.Instant;

/**
 * One outside of the hub who said something of a checkpoint. It is told as it was stored; who wants it proved checks the
 * note and the token with that outsider's own key.
 *
 * @param name the witness's name, or the time-stamp authority's address
 * @param at the time in the cosignature, or when the token was received
 */
public record Voucher(Kind kind, String name, Instant at) {

    /** What was said. */
    public enum Kind {
        COSIGNED,
        TIME_STAMPED
    }
}
