package ir.gsb.message;

import java.util.EnumMap;
import java.util.Map;

/** When an exchange reached each step, in microseconds after it was received. Belongs to one thread at a time. */
public final class Timeline {

    private final long start = System.nanoTime();
    private final long[] micros = new long[Step.values().length];
    private int reached = 1;

    /** Marks a step as reached now. */
    public void reached(Step step) {
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
