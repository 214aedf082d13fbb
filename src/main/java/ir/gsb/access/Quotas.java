package ir.gsb.access;

import ir.gsb.message.RecordingUnavailableException;
import java.time.LocalDate;

/** Counts what each agreement uses of its quota, exactly, over all nodes. */
@FunctionalInterface
public interface Quotas {

    /**
     * Takes one unit.
     *
     * @param day in UTC
     * @param limit how many units the day has
     * @return whether there was one left
     * @throws RecordingUnavailableException if it cannot be counted now
     */
    boolean take(String agreement, LocalDate day, long limit);
}
