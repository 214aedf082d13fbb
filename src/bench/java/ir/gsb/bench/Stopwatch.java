package ir.gsb.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Measures the processor time of a piece of code on the current thread, after a warm-up of the same length. */
final class Stopwatch {

    /** A step of the hub's that is measured; what it returns is kept, so that it cannot be left out. */
    @FunctionalInterface
    interface Work {
        Object run() throws Exception;
    }

    private static final int BATCH = 50;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Duration time;
    private volatile Object kept = this;

    Stopwatch(Duration time) {
        this.time = time;
    }

    /** Milliseconds of processor time for each run. */
    double millis(Work work) throws Exception {
        repeat(work);
        return repeat(work);
    }

    private double repeat(Work work) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long before = threads.getCurrentThreadCpuTime();
        long runs = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < BATCH; i++) {
                kept = work.run();
            }
            runs += BATCH;
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / runs;
    }
}
