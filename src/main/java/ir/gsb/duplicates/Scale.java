package ir.gsb.duplicates;

/**
 * Tells evidence as a score from 0 to 99: about how many of a hundred pairs with such evidence are duplicate work. Nothing is certain.
 *
 * <p>The more pairs there are, the more of them share much by chance, so evidence is held against the logarithm of their
 * number. Evidence is counted a little too high, as features hang together in more ways than are taken into account; how
 * much was measured on synthetic countries.
 */
final class Scale {

    /** Evidence by which one of two is duplicate work, in logarithms of the number of pairs. */
    private static final double EVEN = 1.74;

    /** How much more evidence makes it e times likelier. */
    private static final double STEP = 1.3;

    private final double even;

    /** @param pairs services of different sides */
    Scale(double pairs) {
        this.even = EVEN * Math.log(Math.max(Math.E, pairs));
    }

    int score(double evidence) {
        return (int) Math.min(99, Math.round(100 / (1 + Math.exp((even - evidence) / STEP))));
    }
}
