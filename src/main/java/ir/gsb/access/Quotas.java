package ir.gsb.access;

import ir.gsb.message.RecordingUnavailableException;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Counts what is used of each quota in a day, exactly, over all nodes. */
@FunctionalInterface
public interface Quotas {

    /**
     * Takes one unit.
     *
     * @param quota an agreement's id, or a party
     * @param day in UTC
     * @param limit how many units the day has
     * @return how many are left then; empty if there was none to take
     * @throws RecordingUnavailableException if it cannot be counted now
     */
    OptionalLong take(String quota, LocalDate day, long limit);
}
