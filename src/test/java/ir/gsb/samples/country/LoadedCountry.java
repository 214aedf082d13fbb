package ir.gsb.samples.country;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The synthetic country in a test's store. */
public final class LoadedCountry {

    private LoadedCountry() {}

    public static void into(DataSource store) throws SQLException {
        new SqlCountry(store).load(new Country(), done -> true);
    }

    /** The services that two agencies both give, each two as {@code agency reference}. */
    public static Set<Set<String>> plantedPairs() {
        return new Country()
                .plantedPairs().stream()
                        .map(pair -> Set.of(name(pair.one()), name(pair.other())))
                        .collect(Collectors.toSet());
    }

    private static String name(PlantedPair.Place place) {
        return place.agency() + ' ' + place.reference();
    }
}
