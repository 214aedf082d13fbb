package ir.gsb.search;

import ir.gsb.catalogue.Province;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the values of facets, and holds what fits all of them. */
final class Tally {

    private static final Comparator<Count> MOST_FIRST =
            Comparator.comparingLong(Count::services).reversed().thenComparing(Count::value);

    private final Map<Facet, Set<String>> narrowed;
    private final Map<Facet, Map<String, int[]>> counts = new EnumMap<>(Facet.class);
    private final List<Matches.Match> fitting = new ArrayList<>();
    private int everywhere;

    Tally(List<Matches.Match> matches, Map<Facet, Set<String>> narrowed) {
        this.narrowed = narrowed;
        for (Facet facet : Facet.values()) {
            counts.put(facet, new HashMap<>());
        }
        matches.forEach(this::take);
    }

    /** A service that only one facet keeps out still counts for that facet: to widen it would bring the service back. */
    private void take(Matches.Match match) {
        List<Facet> against = new ArrayList<>();
        narrowed.forEach((facet, wanted) -> {
            if (!wanted.isEmpty() && !match.entry().fits(facet, wanted)) {
                against.add(facet);
            }
        });
        if (against.isEmpty()) {
            fitting.add(match);
            for (Facet facet : Facet.values()) {
                count(facet, match.entry());
            }
        } else if (against.size() == 1) {
            count(against.getFirst(), match.entry());
        }
    }

    private void count(Facet facet, Entry entry) {
        if (facet == Facet.PROVINCE && entry.everywhere()) {
            everywhere++;
            return;
        }
        Map<String, int[]> values = counts.getOrDefault(facet, Map.of());
        for (String value : entry.values().getOrDefault(facet, List.of())) {
            values.computeIfAbsent(value, none -> new int[1])[0]++;
        }
    }

    /** What fits all facets. */
    List<Matches.Match> fitting() {
        return fitting;
    }

    Map<Facet, List<Count>> counts() {
        if (everywhere > 0) {
            Map<String, int[]> provinces = counts.getOrDefault(Facet.PROVINCE, Map.of());
            for (Province province : Province.values()) {
                provinces.computeIfAbsent(province.name(), none -> new int[1])[0] += everywhere;
            }
            everywhere = 0;
        }
        Map<Facet, List<Count>> sorted = new EnumMap<>(Facet.class);
        counts.forEach((facet, values) -> sorted.put(
                facet,
                values.entrySet().stream()
                        .map(value -> new Count(value.getKey(), value.getValue()[0]))
                        .sorted(MOST_FIRST)
                        .toList()));
        return sorted;
    }
}
