package ir.gsb.ingress;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places for messages that are under way in this node. As long as half of them are free, whoever comes gets one.
 * After that nobody gets more than a fair share: of n claimants each may have one in n + 1 of all places, so that some are
 * left for who is not there yet. Who has a place keeps it, so places beyond a share come free as messages are answered.
 */
final class Places {

    private final int capacity;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> claimants = new ConcurrentHashMap<>();

    Places(int capacity) {
        this.capacity = capacity;
    }

    /** @return the place, to be given back; empty if there is none for this claimant */
    Optional<Place> take(String claimant) {
        int all = taken.incrementAndGet();
        int own = claimants.merge(claimant, 1, Integer::sum);
        var place = new Place(claimant);
        boolean crowded = all > capacity / 2;
        if (all > capacity || (crowded && own > Math.max(1, capacity / (claimants.size() + 1)))) {
            place.close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    /** What one message takes up, until it is answered. */
    final class Place implements AutoCloseable {

        private final String claimant;

        private Place(String claimant) {
            this.claimant = claimant;
        }

        @Override
        public void close() {
            claimants.computeIfPresent(claimant, (who, held) -> held == 1 ? null : held - 1);
            taken.decrementAndGet();
        }
    }
}
