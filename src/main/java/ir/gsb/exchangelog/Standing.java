package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;

/**
 * On what conditions anything is written.
 *
 * @param toAccept throws {@link RecordingUnavailableException} while no exchange may be accepted
 * @param toRecord throws it while nothing may be recorded at all
 */
public record Standing(Runnable toAccept, Runnable toRecord) {

    /** Both, for what is accepted and recorded in one. */
    void require() {
        toAccept.run();
        toRecord.run();
    }
}
