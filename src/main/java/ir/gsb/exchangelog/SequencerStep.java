package ir.gsb.exchangelog;

import java.sql.SQLException;

/** What the sequencer has just done; a place where it can be stopped. */
enum SequencerStep {
    ELECTED,
    WITNESSES_ASKED,
    STATE_READ,
    TAKEN,
    LEAVES_WRITTEN,
    BUNDLES_WRITTEN,
    TILES_WRITTEN,
    STATE_WRITTEN,
    APPENDED,
    COMPARED,
    REMEMBERED,
    CHECKPOINT_WRITTEN,
    PUBLISHED;

    /** What tests put in the sequencer's way. */
    @FunctionalInterface
    interface Watch {

        Watch NONE = step -> {};

        /** @throws SQLException if it is to fail here */
        void reached(SequencerStep step) throws SQLException;
    }
}
