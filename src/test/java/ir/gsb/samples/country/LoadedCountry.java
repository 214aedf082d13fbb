package ir.gsb.samples.country;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The synthetic country in a test's store. */
public final class LoadedCountry {

    private final Country country = new Country();

    public LoadedCountry(DataSource store) throws SQLException {
        new SqlCountry(store).load(country, done -> true);
    }

    /** The services that two agencies both give, each two as {@code agency reference}. */
    public Set<Set<String>> plantedPairs() {
        return country.plantedPairs().stream()
                .map(pair -> Set.of(name(pair.one()), name(pair.other())))
                .collect(Collectors.toSet());
    }

    private static String name(PlantedPair.Place place) {
        return place.agency() + ' ' + place.reference();
    }
}
