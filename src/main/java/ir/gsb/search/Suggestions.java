package ir.gsb.search;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Titles of services and names of agencies, by the beginnings of their words in one spelling. */
final class Suggestions {

    /** Words of a text at which it may begin. */
    private static final int BEGINNINGS = 6;

    /**
     * A text that can be suggested.
     *
     * @param rank the smaller, the sooner
     */
    private record Known(Suggestion suggestion, long rank) {}

    /**
     * A text that begins as was typed.
     *
     * @param word of it that does
     */
    private record Begun(Known known, int word) {}

    private static final Comparator<Begun> SOONEST = Comparator.comparingInt((Begun begun) -> Math.min(begun.word(), 1))
            .thenComparingLong(begun -> begun.known().rank())
            .thenComparingInt(begun -> begun.known().suggestion().text().length())
            .thenComparing(begun -> begun.known().suggestion().text());

    private final Map<Long, Entry> entries;
    private final TreeMap<String, List<Begun>> byBeginning = new TreeMap<>();

    Suggestions(Map<Long, Entry> entries, Collection<Agency> agencies) {
        this.entries = entries;
        Map<String, Known> all = new HashMap<>();
        entries.values().forEach(entry -> {
            long rank = (entry.isPart() ? 1L << 40 : 0) - Math.min(entry.yearly(), 1L << 39);
            each(entry.listing().title())
                    .forEach(text -> all.merge(
                            text,
                            new Known(
                                    new Suggestion(
                                            text, Optional.of(entry.listing().code())),
                                    rank),
                            Suggestions::same));
        });
        agencies.forEach(agency -> each(agency.name())
                .forEach(text -> all.put(text, new Known(new Suggestion(text, Optional.empty()), Long.MIN_VALUE))));
        all.values().forEach(this::add);
    }

    /** Whether they are made of what is known now. */
    boolean areOf(Map<Long, Entry> current) {
        return entries == current;
    }

    private static List<String> each(Text text) {
        return List.of(text.fa(), text.en()).stream()
                .filter(one -> !one.isBlank())
                .distinct()
                .toList();
    }

    /** Several services with one title: none of them is meant. */
    private static Known same(Known one, Known other) {
        return new Known(new Suggestion(one.suggestion().text(), Optional.empty()), Math.min(one.rank(), other.rank()));
    }

    private void add(Known known) {
        String[] words = Spelling.PARTED.of(known.suggestion().text()).split("\\s+");
        for (int word = 0; word < Math.min(words.length, BEGINNINGS); word++) {
            String rest = Words.key(String.join("", List.of(words).subList(word, words.length)));
            byBeginning.computeIfAbsent(rest, none -> new ArrayList<>(1)).add(new Begun(known, word));
        }
    }

    List<Suggestion> of(String begun, int most) {
        String key = Words.key(begun);
        if (key.isEmpty()) {
            return List.of();
        }
        Map<String, Suggestion> found = new LinkedHashMap<>();
        byBeginning.subMap(key, key + Character.MAX_VALUE).values().stream()
                .flatMap(List::stream)
                .sorted(SOONEST)
                .map(Begun::known)
                .map(Known::suggestion)
                .takeWhile(none -> found.size() < Math.min(most, Suggestion.MOST))
                .forEach(suggestion -> found.putIfAbsent(suggestion.text(), suggestion));
        return List.copyOf(found.values());
    }
}
