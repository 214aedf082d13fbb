package ir.gsb.exchangelog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a time was like, in numbers.
 *
 * @param slots the hours or days in which there was anything, in their order
 * @param outcomes how exchanges ended, the most frequent first; those in small letters are refusals and failures
 * @param clients who asked most
 * @param providers who was asked most
 * @param inquiries what was asked most
 */
public record Statistics(
        List<Slot> slots, List<Count> outcomes, List<Count> clients, List<Count> providers, List<Count> inquiries) {

    public Statistics {
        slots = List.copyOf(slots);
        outcomes = List.copyOf(outcomes);
        clients = List.copyOf(clients);
        providers = List.copyOf(providers);
        inquiries = List.copyOf(inquiries);
    }

    /** How long a slot is; days are those of Tehran. */
    public enum Grain {
        HOUR,
        DAY
    }

    /**
     * An hour or a day.
     *
     * @param ended how many exchanges of it have ended
     * @param outcomes how they did
     * @param median from the receipt to the last step before recording; absent if none got so far
     * @param slow what 95 of 100 exchanges did not exceed
     */
    public record Slot(
            Instant begin, long ended, List<Count> outcomes, Optional<Duration> median, Optional<Duration> slow) {

        public Slot {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** How many exchanges there were of something. */
    public record Count(String name, long exchanges) {}

    /** The most frequent refusals and failures. */
    public List<Count> refusals() {
        return outcomes.stream()
                .filter(outcome -> Character.isLowerCase(outcome.name().charAt(0)))
                .toList();
    }
}
