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

    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    /** At one code from one source: 17 on a day at most. */
    static final Patience AT_CODE_FROM_SOURCE = new Patience(3, 10, Duration.ofHours(3));

    /**
     * At one code by the end of a mobile, wherever they come from: more than one source can make, and with the hours that
     * follow 44 of the 10,000 on a day.
     */
    static final Patience AT_MOBILE = new Patience(20, 20, Duration.ofHours(1));

    /** At one code by a national ID, of which there are a million even where the place of birth is known. */
    static final Patience AT_PERSON = new Patience(1000, 1000, Duration.ofHours(1));

    /** From one source, at whatever code: many people may be behind one address. */
    static final Patience FROM_SOURCE = new Patience(10, 20, Duration.ofHours(1));

    /**
     * How many guesses are taken at once, and after how many it is locked.
     *
     * @param free so many cause no delay; the next causes 5 seconds, and each further one doubles it
     * @param most from so many on each locks it
     * @param locked for so long
     */
    record Patience(int free, int most, Duration locked) {

        Duration after(int wrong) {
            if (wrong < free) {
                return Duration.ZERO;
            }
            return wrong >= most ? locked : FIRST_DELAY.multipliedBy(1L << (wrong - free));
        }
    }

    /** When the next look may be taken; empty if now. */
    Optional<Instant> wait(Patience patience, Instant now) {
        return last.map(at -> at.plus(patience.after(count))).filter(now::isBefore);
    }
}
