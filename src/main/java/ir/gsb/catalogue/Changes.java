package ir.gsb.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of published services, in the order in which it became visible. */
public interface Changes {

    /**
     * A service that appeared, changed or went.
     *
     * @param number greater than that of every change before it
     * @param gone whether it is published no more
     */
    record Change(long number, String code, Instant at, boolean gone) {}

    /**
     * The newest change of each service that changed after a number, in order: who follows them from 0 on has everything
     * that is published, and misses no change.
     */
    List<Change> after(long number, int most);

    /** The number of the newest change of all, as the store has it now; 0 if there is none. */
    long newest();

    /** The newest change of one service. */
    Optional<Change> newest(String code);
}
