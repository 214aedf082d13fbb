package ir.gsb.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, up to a limit, half of it by chance. */
record BackOff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param failed how many attempts failed, 1 or more */
    Duration after(int failed, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
    }
}
