package ir.gsb.bench;

import java.time.Duration;

/** What readers and clients of the bus met with in the same time, and what it cost. */
record Phase(PagesSeen pages, ClosedLoop.Result bus, Spent spent) {

    /** How often something happened in a second. */
    double perSecond(int count) {
        return count / (spent.time().toNanos() / 1e9);
    }

    /** Milliseconds of a processor's time for each of so many. */
    static double millis(Duration time, int count) {
        return time.toNanos() / 1e6 / count;
    }

    boolean isSound() {
        return pages.limited() == 0
                && pages.full() == 0
                && pages.failures().isEmpty()
                && bus.failures().isEmpty();
    }
}
