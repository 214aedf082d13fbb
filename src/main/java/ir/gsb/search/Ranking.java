package ir.gsb.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /** @param typed the words; empty if all services were asked for */
    static List<Matches.Match> rank(List<Matches.Match> matches, String typed) {
        String key = Words.key(typed);
        if (key.isEmpty()) {
            List<Matches.Match> sorted = new ArrayList<>(matches);
            sorted.sort(Comparator.comparing(Matches.Match::entry, Entry.BY_TITLE));
            return sorted;
        }
        double top =
                matches.stream().mapToDouble(match -> score(match, key)).max().orElse(1);
        return matches.stream()
                .map(match -> new Ranked(match, Math.round(STEPS * score(match, key) / top)))
                .sorted(BEST)
                .map(Ranked::match)
                .toList();
    }

    private static double score(Matches.Match match, String key) {
        Entry entry = match.entry();
        return match.score() * (entry.isPart() ? PART : 1) * (entry.key().equals(key) ? EXACT : 1);
    }
}
