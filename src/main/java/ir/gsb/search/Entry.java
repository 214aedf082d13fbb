package ir.gsb.search;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.PublishedService;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a service beside the index.
 *
 * @param isPart whether it is a sub-service
 * @param values of its facets; none for {@link Facet#PROVINCE} if it is given everywhere
 * @param key its Persian title without spaces, in one spelling
 * @param order of its title in the alphabet
 * @param yearly how many get it in a year; 0 if unknown
 */
record Entry(Listing listing, boolean isPart, Map<Facet, List<String>> values, String key, byte[] order, long yearly) {

    private static final Collator ALPHABET =
            Collator.getInstance(new ULocale("fa")).freeze();

    /** By title, as the alphabet has it. */
    static final Comparator<Entry> BY_TITLE = Comparator.comparing(Entry::order, Arrays::compareUnsigned)
            .thenComparing(entry -> entry.listing().code());

    static Entry of(PublishedService service) {
        Listing listing = service.listing();
        String title = listing.title().fa();
        return new Entry(
                listing,
                listing.parent().isPresent(),
                values(listing),
                Words.key(title),
                ALPHABET.getCollationKey(title).toByteArray(),
                yearly(service.sheet().figures()));
    }

    private static Map<Facet, List<String>> values(Listing listing) {
        Classification of = listing.classification();
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.CLUSTER, name(of.cluster()));
        values.put(Facet.EVENT, names(of.events()));
        values.put(Facet.AGENCY, List.of(listing.agency()));
        values.put(
                Facet.PROVINCE, of.provinces().size() == Province.values().length ? List.of() : names(of.provinces()));
        values.put(Facet.LEVEL, name(of.level()));
        values.put(Facet.AUDIENCE, names(of.audience()));
        values.put(Facet.ELECTRONIC, List.of(String.valueOf(listing.electronic())));
        return values;
    }

    private static List<String> name(@Nullable Enum<?> value) {
        return Stream.ofNullable(value).map(known -> known.name()).toList();
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(value -> value.name()).toList();
    }

    private static long yearly(Figures figures) {
        if (figures.receivers() == null || figures.period() == null) {
            return 0;
        }
        return figures.receivers()
                * switch (figures.period()) {
                    case MONTH -> 12;
                    case QUARTER -> 4;
                    case YEAR -> 1;
                };
    }

    /** Whether it is given everywhere, and so fits each province. */
    boolean everywhere() {
        return values.getOrDefault(Facet.PROVINCE, List.of()).isEmpty();
    }

    boolean fits(Facet facet, Set<String> wanted) {
        return facet == Facet.PROVINCE && everywhere()
                || values.getOrDefault(facet, List.of()).stream().anyMatch(wanted::contains);
    }
}
