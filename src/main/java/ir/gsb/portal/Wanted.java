package ir.gsb.portal;

import ir.gsb.search.Facet;
import ir.gsb.search.Question;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of a page of results asks for, and the addresses beside it.
 *
 * @param page from 1
 */
record Wanted(String words, Map<Facet, Set<String>> narrowed, int page) {

    private static final String WORDS = "q";
    private static final String PAGE = "page";
    private static final int MOST_VALUES = 8;
    private static final int LAST_PAGE = 1000;

    /** What cannot be read of the parameters is left out. */
    static Wanted of(MultiValueMap<String, String> parameters) {
        Map<Facet, Set<String>> narrowed = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            var values = new TreeSet<String>();
            parameters.getOrDefault(name(facet), List.of()).stream()
                    .filter(value -> value.matches("[A-Za-z0-9_-]{1,40}"))
                    .limit(MOST_VALUES)
                    .forEach(values::add);
            if (!values.isEmpty()) {
                narrowed.put(facet, values);
            }
        }
        String words =
                Objects.requireNonNullElse(parameters.getFirst(WORDS), "").strip();
        String page = Objects.requireNonNullElse(parameters.getFirst(PAGE), "1");
        return new Wanted(
                words, narrowed, page.matches("[1-9][0-9]{0,3}") ? Math.min(LAST_PAGE, Integer.parseInt(page)) : 1);
    }

    static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    Question question() {
        return new Question(words, narrowed, page);
    }

    Set<String> of(Facet facet) {
        return narrowed.getOrDefault(facet, Collections.emptySet());
    }

    /** With a value, or without it if it was there; from the first page. */
    Wanted turned(Facet facet, String value) {
        Map<Facet, Set<String>> other = new EnumMap<>(Facet.class);
        other.putAll(narrowed);
        var values = new TreeSet<>(of(facet));
        if (!values.remove(value)) {
            values.add(value);
        }
        other.put(facet, values);
        return new Wanted(words, other, 1);
    }

    Wanted at(int other) {
        return new Wanted(words, narrowed, other);
    }

    Wanted saying(String other) {
        return new Wanted(other, narrowed, 1);
    }

    Wanted everywhere() {
        return new Wanted(words, Map.of(), 1);
    }

    String address(Words language) {
        return address(language.link("/search"));
    }

    /** Where all values of a facet can be chosen from. */
    String values(Facet facet, Words language) {
        return address(language.link("/search/values/" + name(facet)));
    }

    private String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!words.isEmpty()) {
            address.queryParam(WORDS, "{words}");
        }
        narrowed.forEach((facet, values) -> values.forEach(value -> address.queryParam(name(facet), value)));
        if (page > 1) {
            address.queryParam(PAGE, page);
        }
        return address.encode().buildAndExpand(Map.of("words", words)).toUriString();
    }
}
