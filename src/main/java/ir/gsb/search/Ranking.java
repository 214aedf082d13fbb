package ir.gsb.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Puts what fits best first: whose title is what was typed, then by the words; a service before its sub-services; and
 * only of those that fit alike the one that more people need.
 */
final class Ranking {

    private static final float EXACT = 1.6f;
    private static final float PART = 0.88f;

    /** Scores are alike that differ by less than one of so many steps. */
    private static final int STEPS = 200;

    private record Ranked(Matches.Match match, long step) {}

    private static final Comparator<Ranked> BEST = Comparator.comparingLong(Ranked::step)
            .reversed()
            .thenComparing(ranked -> ranked.match().entry().isPart())
            .thenComparing(ranked -> -ranked.match().entry().yearly())
            .thenComparing(ranked -> ranked.match().entry(), Entry.BY_TITLE);

    private Ranking() {}

    /**
     * The best, in order.
     *
     * @param typed the words; empty if all services were asked for: they come by title
     * @param most so many, or all if there are fewer
     */
    static List<Matches.Match> best(List<Matches.Match> matches, String typed, long most) {
        String key = Words.key(typed);
        if (key.isEmpty()) {
            return least(matches, Comparator.comparing(Matches.Match::entry, Entry.BY_TITLE), most);
        }
        double[] scores =
                matches.stream().mapToDouble(match -> score(match, key)).toArray();
        double top = Arrays.stream(scores).max().orElse(1);
        List<Ranked> ranked = new ArrayList<>(scores.length);
        for (int at = 0; at < scores.length; at++) {
            ranked.add(new Ranked(matches.get(at), Math.round(STEPS * scores[at] / top)));
        }
        return least(ranked, BEST, most).stream().map(Ranked::match).toList();
    }

    /** The first of them in an order; the others, which may be thousands for one page, are not sorted. */
    private static <T> List<T> least(List<T> all, Comparator<T> order, long most) {
        var first = new PriorityQueue<T>(order.reversed());
        for (T one : all) {
            if (first.size() < most) {
                first.add(one);
            } else if (order.compare(one, first.element()) < 0) {
                first.remove();
                first.add(one);
            }
        }
        return first.stream().sorted(order).toList();
    }

    private static double score(Matches.Match match, String key) {
        Entry entry = match.entry();
        return match.score() * (entry.isPart() ? PART : 1) * (entry.key().equals(key) ? EXACT : 1);
    }
}
