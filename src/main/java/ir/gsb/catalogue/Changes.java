package ir.gsb.catalogue;

import java.time.Instant;
import java.util.List;

/** What became of published services, in the order in which it became visible. */
public interface Changes {

    /**
     * A service that appeared, changed or went.
     *
     * @param number greater than that of every change before it
     */
    record Change(long number, String code, Instant at) {}

    /**
     * The newest change of each service that changed after a number and not later than another, in order: who follows them
     * from 0 on has everything that is published, and misses no change.
     */
    List<Change> between(long number, long last, int most);

    /** The number of the newest change of all, as the store has it now; 0 if there is none. */
    long newest();
}
