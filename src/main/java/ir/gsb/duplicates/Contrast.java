package ir.gsb.duplicates;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two titles that begin alike and are one sentence but for one place: the licence for a bakery and the licence for a dairy.
 * Who says so much in the same words means what he says in others.
 *
 * @param one the rarest word that only the first title has in that place
 * @param strength how rare the less rare of both words is
 */
record Contrast(String one, String other, double strength) {

    /** Words that have to be alike before it is one sentence. */
    private static final int ALIKE = 2;

    static Optional<Contrast> of(List<String> title, List<String> another, ToDoubleFunction<String> rarity) {
        int shorter = Math.min(title.size(), another.size());
        int before = 0;
        while (before < shorter && title.get(before).equals(another.get(before))) {
            before++;
        }
        int after = 0;
        while (after < shorter - before && fromEnd(title, after).equals(fromEnd(another, after))) {
            after++;
        }
        if (before == 0 || before + after < ALIKE) {
            return Optional.empty();
        }
        List<String> mine = title.subList(before, title.size() - after);
        List<String> others = another.subList(before, another.size() - after);
        return rarest(mine, others, rarity)
                .flatMap(one -> rarest(others, mine, rarity)
                        .map(other -> new Contrast(
                                one, other, Math.min(rarity.applyAsDouble(one), rarity.applyAsDouble(other)))));
    }

    private static String fromEnd(List<String> words, int at) {
        return words.get(words.size() - 1 - at);
    }

    private static Optional<String> rarest(List<String> of, List<String> but, ToDoubleFunction<String> rarity) {
        return of.stream().filter(word -> !but.contains(word)).max(Comparator.comparingDouble(rarity));
    }
}
