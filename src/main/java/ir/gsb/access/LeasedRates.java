package ir.gsb.access;

import ir.gsb.message.RecordingUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leases a second's units from one counter for all nodes, a tenth of them at a time, and hands them out from memory: a
 * node asks the counter at most some ten times a second for each quota, however many exchanges there are. All nodes
 * together never have more of a second, by the counter's clock, than it has.
 */
public final class LeasedRates implements Rates {

    private static final int PARTS = 10;

    /** The counter of all nodes. */
    @FunctionalInterface
    public interface Counter {

        /**
         * Takes as many units as are wanted and left of this second.
         *
         * @throws RecordingUnavailableException if it cannot be counted now
         */
        Lease lease(String quota, long wanted, long limit);
    }

    /**
     * What a node may hand out.
     *
     * @param units how many; 0 if the second has no more
     * @param further how many more the counter has
     * @param left of the second
     */
    public record Lease(long units, long further, Duration left) {}

    private final Counter counter;
    private final InstantSource clock;
    private final Map<String, Leased> quotas = new ConcurrentHashMap<>();

    public LeasedRates(Counter counter, InstantSource clock) {
        this.counter = counter;
        this.clock = clock;
    }

    @Override
    public Turn take(String quota, long limit) {
        return quotas.computeIfAbsent(quota, Leased::new).take(limit);
    }

    /** What this node has of one quota. */
    private final class Leased {

        private final String quota;
        private Instant from = Instant.EPOCH;
        private Instant until = Instant.EPOCH;
        private long units;
        private long further;

        Leased(String quota) {
            this.quota = quota;
        }

        /** Whoever waits here would have to ask the counter, too. */
        synchronized Turn take(long limit) {
            Instant now = clock.instant();
            boolean over = now.isBefore(from) || !now.isBefore(until);
            if (over || (units == 0 && further > 0)) {
                lease(now, limit);
            }
            Duration reset = Duration.between(now, until);
            if (units == 0) {
                return new Turn(OptionalLong.empty(), reset);
            }
            units--;
            return new Turn(OptionalLong.of(units + further), reset);
        }

        /** The rest of the second counts from before it was asked for: what is leased never outlives its second. */
        private void lease(Instant now, long limit) {
            Lease lease = counter.lease(quota, Math.max(1, limit / PARTS), limit);
            units = lease.units();
            further = lease.further();
            from = now;
            until = now.plus(lease.left());
        }
    }
}
