package ir.gsb.search;

import java.util.Map;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param words as they were typed, of which the first {@value #LONGEST} characters count; empty means all services
 * @param narrowed values of facets: one of a facet's values has to fit, for each facet that is named
 * @param page from 1, of {@value #PAGE} hits each; a page after the last has none
 */
public record Question(String words, Map<Facet, Set<String>> narrowed, int page) {

    /** Hits of one page. */
    public static final int PAGE = 10;

    /** Characters of the words. */
    public static final int LONGEST = 200;

    public Question {
        if (page < 1) {
            throw new IllegalArgumentException("pages are counted from 1, not from " + page);
        }
        words = words.substring(0, Math.min(words.length(), LONGEST));
        narrowed = Map.copyOf(narrowed);
    }

    /** The first page for some words, not narrowed. */
    public static Question of(String words) {
        return new Question(words, Map.of(), 1);
    }
}
