package ir.gsb.duplicates;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;

/** Something that services have: a word, a document, a law, a life event. */
final class Feature {

    /** What was seen less often than so many times is not counted on. */
    private static final double DOUBT = 10;

    private final String name;
    private final BitSet holders = new BitSet();
    private final Sides sides;
    private final Map<Feature, Double> besides = new IdentityHashMap<>();
    private double pairs;

    Feature(String name, Sides sides) {
        this.name = name;
        this.sides = sides;
    }

    void add(int holder) {
        holders.set(holder);
    }

    /** When all holders are known. */
    void count() {
        pairs = sides.pairs(holders);
    }

    String name() {
        return name;
    }

    BitSet holders() {
        return holders;
    }

    /** How likely two services of different sides share it by chance: 0 to 1. */
    double chance() {
        return Math.min(1, (pairs + DOUBT) / (sides.pairs() + DOUBT));
    }

    /** How likely they share it by chance if they share something else; the pair that is looked at does not count. */
    double chance(Feature given) {
        return Math.min(1, (beside(given) - 1 + DOUBT * chance()) / (given.pairs - 1 + DOUBT));
    }

    private double beside(Feature other) {
        return besides.computeIfAbsent(other, none -> {
            var both = (BitSet) holders.clone();
            both.and(other.holders);
            return sides.pairs(both);
        });
    }
}
