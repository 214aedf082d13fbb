package ir.gsb.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Wrong guesses of the last day, by which the next look waits.
 *
 * @param count how many
 * @param last when the last one was; empty if there is none
 */
record Guesses(int count, Optional<Instant> last) {

    static final Duration COUNTED = Duration.ofDays(1);

    private static final Duration LOCKED = Duration.ofHours(1);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    /** At one code, wherever they come from. */
    static final Patience AT_CODE = new Patience(3, 10);

    /** From one source, at whatever code: many people may be behind one address. */
    static final Patience FROM_SOURCE = new Patience(10, 20);

    /**
     * How many guesses are taken at once, and after how many it is locked.
     *
     * @param free so many cause no delay; the next causes 5 seconds, and each further one doubles it
     * @param most from so many on each causes an hour
     */
    record Patience(int free, int most) {

        Duration after(int wrong) {
            if (wrong < free) {
                return Duration.ZERO;
            }
            return wrong >= most ? LOCKED : FIRST_DELAY.multipliedBy(1L << (wrong - free));
        }
    }

    /** When the next look may be taken; empty if now. */
    Optional<Instant> wait(Patience patience, Instant now) {
        return last.map(at -> at.plus(patience.after(count))).filter(now::isBefore);
    }
}
