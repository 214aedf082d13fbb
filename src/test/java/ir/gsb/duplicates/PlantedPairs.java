package ir.gsb.duplicates;

import ir.gsb.samples.country.LoadedCountry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of the likely pairs are pairs that the synthetic country was given. */
public final class PlantedPairs {

    private final int planted;
    private final List<Boolean> right;

    /** @param likely the likeliest first */
    public PlantedPairs(List<Duplicates.Judged> likely, DataSource store) {
        this(
                likely.stream().map(Duplicates.Judged::likeness).toList(),
                names(store)::get,
                LoadedCountry.plantedPairs());
    }

    /**
     * @param likely the likeliest first
     * @param name what a service is named in the planted pairs, by its code
     */
    PlantedPairs(List<Likeness> likely, UnaryOperator<String> name, Set<Set<String>> pairs) {
        planted = pairs.size();
        right = likely.stream()
                .map(pair -> pairs.contains(Set.of(
                        name.apply(pair.one().code()), name.apply(pair.other().code()))))
                .toList();
    }

    /** How many of the first are right. */
    public double precision(int first) {
        return (double) found(first) / Math.min(first, right.size());
    }

    /** How many of those that there are stand among the first. */
    public double recall(int first) {
        return (double) found(first) / planted;
    }

    /** How many pairs are told. */
    public int listed() {
        return right.size();
    }

    private long found(int first) {
        return right.stream().limit(first).filter(yes -> yes).count();
    }

    /** In a line: how good the first forty are, what the first sixty hold, how many are told and how good all are. */
    String told() {
        return "precision at 40 %.2f, recall at 40 %.2f, at 60 %.2f; listed %d, of them planted %.2f"
                .formatted(precision(40), recall(40), recall(60), listed(), precision(listed()));
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
