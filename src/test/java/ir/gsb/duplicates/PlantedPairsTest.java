package ir.gsb.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.samples.country.LoadedCountry;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many of the forty pairs that the synthetic country has of the same work are found; the figures are printed. */
class PlantedPairsTest {

    @Test
    void finds_work_that_two_agencies_both_do() throws Exception {
        var random = new SecureRandom();
        try (HikariDataSource store = SharedPostgres.migrated("planted_pairs")) {
            Set<Set<String>> planted = new LoadedCountry(store).plantedPairs();
            var keys = MasterKeys.ensureSample(TestFolder.of("test-keys"), random);
            var acts = new RecordedActs(store, RecordingSettings.of("hub-1"), keys, Clock.systemUTC(), random);
            var settings = new DuplicatesSettings(Duration.ofHours(1), 200);
            try (var catalogue = new SqlCatalogue(store);
                    var duplicates = new Duplicates(catalogue, store, acts, settings)) {
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> !duplicates.likely().isEmpty());
                List<Likeness> likely = duplicates.likely().stream()
                        .map(Duplicates.Judged::likeness)
                        .toList();
                List<Boolean> right = right(likely, names(store), planted);
                double precision = (double) first(40, right) / 40;
                System.out.printf(
                        "duplicates: precision at 40 %.2f, recall at 40 %.2f, at 100 %.2f, at 200 %.2f%n",
                        precision,
                        (double) first(40, right) / planted.size(),
                        (double) first(100, right) / planted.size(),
                        (double) first(200, right) / planted.size());
                assertThat(precision).isGreaterThan(0.3);
            }
        }
    }

    private static List<Boolean> right(List<Likeness> likely, Map<String, String> names, Set<Set<String>> planted) {
        return likely.stream()
                .map(pair -> planted.contains(Set.of(
                        names.get(pair.one().code()), names.get(pair.other().code()))))
                .toList();
    }

    private static int first(int most, List<Boolean> right) {
        return (int) right.stream().limit(most).filter(yes -> yes).count();
    }

    private static Map<String, String> names(HikariDataSource store) {
        Map<String, String> names = new HashMap<>();
        JdbcClient.create(store)
                .sql("SELECT code, agency || ' ' || reference AS name FROM service WHERE code IS NOT NULL")
                .query()
                .listOfRows()
                .forEach(row -> names.put((String) row.get("code"), (String) row.get("name")));
        return names;
    }
}
