package ir.gsb.message;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** When an exchange reached each step, in microseconds after it was received. Belongs to one thread at a time. */
public final class Timeline {

    private final long start;
    private final long[] micros = new long[Step.values().length];
    private int reached = 1;
    private int before;

    public Timeline() {
        this.start = System.nanoTime();
    }

    /**
     * Goes on with one that was broken off.
     *
     * @param elapsed since the receipt
     * @param steps those that were reached before, which stay as they are
     */
    public Timeline(Duration elapsed, Map<Step, Long> steps) {
        this.start = System.nanoTime() - elapsed.toNanos();
        steps.forEach((step, at) -> {
            micros[step.ordinal()] = at;
            before |= 1 << step.ordinal();
        });
        reached |= before;
    }

    /** Marks a step as reached now. */
    public void reached(Step step) {
        if ((before & (1 << step.ordinal())) != 0) {
            return;
        }
        micros[step.ordinal()] = Math.max(1, (System.nanoTime() - start) / 1000);
        reached |= 1 << step.ordinal();
    }

    /** Microseconds from the receipt to each step that was reached. */
    public Map<Step, Long> steps() {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (Step step : Step.values()) {
            if ((reached & (1 << step.ordinal())) != 0) {
                steps.put(step, micros[step.ordinal()]);
            }
        }
        return steps;
    }

    /** Microseconds since the receipt. */
    public long elapsedMicros() {
        return (System.nanoTime() - start) / 1000;
    }
}
