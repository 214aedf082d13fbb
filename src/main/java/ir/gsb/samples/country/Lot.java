package ir.gsb.samples.country;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Draws numbers that are the same for ever: SplitMix64, written out here so that no change of a library alters them
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
final class Lot {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Lot(long state) {
        this.state = state;
    }

    /** Draws for something by its name, whatever was drawn for others. */
    static Lot of(long seed, String name) {
        long mixed = seed;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            mixed = (mixed ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return new Lot(mixed);
    }

    private long next() {
        state += STEP;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to one below the bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** Whether it happens, so many times in a hundred. */
    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T pick(List<T> some) {
        return some.get(below(some.size()));
    }
}
