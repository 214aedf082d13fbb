package ir.gsb.bench;

import java.util.Arrays;

/** How long each exchange took, in nanoseconds. Belongs to one thread until it is merged. */
public final class Latencies {

    private long[] nanos = new long[4096];
    private int count;

    public void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void addAll(Latencies others) {
        for (int i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    public int count() {
        return count;
    }

    /** The latency in milliseconds that this share of the exchanges did not exceed (nearest rank). */
    public double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(share * count);
        return nanos[Math.max(1, rank) - 1] / 1e6;
    }
}
