package ir.gsb.portal;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import ir.gsb.search.Count;
import ir.gsb.search.Facet;
import ir.gsb.search.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How results can be narrowed, and how they are.
 *
 * @param chosen values that narrow them now
 */
public record Narrowing(List<Group> groups, List<Choice> chosen) {

    private static final int FIRST = 6;
    private static final int MOST = 20;

    /**
     * A facet.
     *
     * @param first values that most services have
     * @param rest the next ones
     * @param more where all of them are, if there are others
     * @param used whether it narrows the results now
     */
    public record Group(String name, List<Choice> first, List<Choice> rest, Optional<String> more, boolean used) {}

    /**
     * A value of a facet.
     *
     * @param lang of the label
     * @param on whether it narrows the results now
     * @param address of the results with it, or without it if it is on
     */
    public record Choice(
            String facet, String value, String label, String lang, long services, boolean on, String address) {}

    static Narrowing of(Wanted wanted, Results results, Published published, Words words) {
        List<Group> groups = new ArrayList<>();
        List<Choice> chosen = new ArrayList<>();
        for (Facet facet : Facet.values()) {
            List<Choice> choices = choices(facet, wanted, results, published, words);
            boolean used = choices.stream().anyMatch(Choice::on);
            choices.stream().filter(Choice::on).forEach(chosen::add);
            if (choices.size() > 1 || used) {
                groups.add(group(facet, choices, wanted, words));
            }
        }
        return new Narrowing(groups, chosen);
    }

    private static Group group(Facet facet, List<Choice> choices, Wanted wanted, Words words) {
        int first = Math.min(FIRST, choices.size());
        int most = Math.min(MOST, choices.size());
        return new Group(
                Wanted.name(facet),
                choices.subList(0, first),
                choices.subList(first, most),
                choices.size() > most ? Optional.of(wanted.values(facet, words)) : Optional.empty(),
                choices.stream().anyMatch(Choice::on));
    }

    /** All values of one facet, by their names. */
    static List<Choice> all(Facet facet, Wanted wanted, Results results, Published published, Words words) {
        return choices(facet, wanted, results, published, words).stream()
                .sorted(words.by(Choice::label))
                .toList();
    }

    /** Those that are on come first, even if nothing fits them. */
    private static List<Choice> choices(Facet facet, Wanted wanted, Results results, Published published, Words words) {
        List<Count> counts = results.facets().getOrDefault(facet, List.of());
        List<Choice> choices = new ArrayList<>();
        for (String value : wanted.of(facet)) {
            long services = counts.stream()
                    .filter(count -> count.value().equals(value))
                    .mapToLong(Count::services)
                    .sum();
            choice(facet, new Count(value, services), wanted, published, words).ifPresent(choices::add);
        }
        counts.stream()
                .filter(count -> count.services() > 0 && !wanted.of(facet).contains(count.value()))
                .flatMap(count -> choice(facet, count, wanted, published, words).stream())
                .forEach(choices::add);
        return choices;
    }

    private static Optional<Choice> choice(Facet facet, Count count, Wanted wanted, Published published, Words words) {
        Text label = label(facet, count.value(), published);
        return label == null
                ? Optional.empty()
                : Optional.of(new Choice(
                        Wanted.name(facet),
                        count.value(),
                        words.text(label),
                        words.lang(label),
                        count.services(),
                        wanted.of(facet).contains(count.value()),
                        wanted.turned(facet, count.value()).address(words)));
    }

    /** Null if it is no value of the facet. */
    private static @Nullable Text label(Facet facet, String value, Published published) {
        return switch (facet) {
            case CLUSTER -> word(Classification.Cluster.values(), value);
            case EVENT -> word(Classification.LifeEvent.values(), value);
            case PROVINCE -> word(Province.values(), value);
            case LEVEL -> word(Classification.Level.values(), value);
            case AUDIENCE -> word(Classification.Audience.values(), value);
            case AGENCY -> published.agency(value).map(Agency::name).orElse(null);
            case ELECTRONIC -> value.equals("true") || value.equals("false") ? Words.both("electronic." + value) : null;
        };
    }

    private static @Nullable Text word(Enum<?>[] all, String value) {
        return Arrays.stream(all)
                .filter(word -> word.name().equals(value))
                .findFirst()
                .map(word -> Wording.of(word))
                .orElse(null);
    }
}
