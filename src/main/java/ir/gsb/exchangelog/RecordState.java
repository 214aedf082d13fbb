package ir.gsb.exchangelog;

import java.util.Optional;

/**
 * Where a record of an exchange is, and what became of the vault row that belongs to it.
 *
 * @param kind 1 accepted, 2 ended, 3 an act
 * @param index of its entry in the log
 */
public record RecordState(int kind, Place place, Optional<Long> index, Said said) {

    /** Whether the record and its entry are both there. */
    public enum Place {
        IN_LOG,
        /** It waits for its place, which takes a second or two. */
        WAITS,
        /** The log has its place, and the record is gone: archiving takes both away. */
        MISSING,
        /** The log knows nothing of it. */
        STRAY
    }

    /** What the vault has of it. */
    public enum Said {
        /** The record tells of no vault row. */
        NONE,
        /** What the record commits to. */
        KEPT,
        /** Nothing, as an act of erasure tells. */
        ERASED,
        /** Something else than the record commits to. */
        CHANGED,
        /** Nothing, and no act tells why. */
        MISSING
    }

    /** Whether nothing is wrong with it, as far as it can be told. */
    public boolean isSound() {
        return place != Place.MISSING && place != Place.STRAY && said != Said.CHANGED && said != Said.MISSING;
    }
}
