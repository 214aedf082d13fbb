package ir.gsb.access;

import ir.gsb.message.RecordingUnavailableException;
import java.time.Duration;
import java.util.OptionalLong;

/** Counts what is used of each quota in a second, over all nodes. */
@FunctionalInterface
public interface Rates {

    /**
     * What came of it.
     *
     * @param left how many units are left of the second, as far as this node knows; empty if there was none to take
     * @param reset when the second is over
     */
    record Turn(OptionalLong left, Duration reset) {}

    /**
     * Takes one unit.
     *
     * @param quota an agreement's id, or a party
     * @param limit how many units a second has
     * @throws RecordingUnavailableException if it cannot be counted now
     */
    Turn take(String quota, long limit);
}
