package ir.gsb.duplicates;

import ir.gsb.samples.country.LoadedCountry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of the likely pairs are pairs that the synthetic country was given. */
public final class PlantedPairs {

    private final int planted;
    private final List<Boolean> right;

    /** @param likely the likeliest first */
    public PlantedPairs(List<Duplicates.Judged> likely, DataSource store) {
        Set<Set<String>> pairs = LoadedCountry.plantedPairs();
        Map<String, String> names = names(store);
        planted = pairs.size();
        right = likely.stream()
                .map(Duplicates.Judged::likeness)
                .map(pair -> pairs.contains(Set.of(
                        names.get(pair.one().code()), names.get(pair.other().code()))))
                .toList();
    }

    /** How many of the first are right. */
    public double precision(int first) {
        return (double) found(first) / first;
    }

    /** How many of those that there are stand among the first. */
    public double recall(int first) {
        return (double) found(first) / planted;
    }

    private long found(int first) {
        return right.stream().limit(first).filter(yes -> yes).count();
    }

    private static Map<String, String> names(DataSource store) {
        Map<String, String> names = new HashMap<>();
        JdbcClient.create(store)
                .sql("SELECT code, agency || ' ' || reference AS name FROM service WHERE code IS NOT NULL")
                .query()
                .listOfRows()
                .forEach(row -> names.put((String) row.get("code"), (String) row.get("name")));
        return names;
    }
}
