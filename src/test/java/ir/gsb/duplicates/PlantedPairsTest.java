package ir.gsb.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.samples.country.LoadedCountry;
import ir.gsb.store.SharedPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many of the forty pairs that the synthetic country has of the same work are found; the figures are printed. */
class PlantedPairsTest {

    @Test
    void finds_work_that_two_agencies_both_do() throws Exception {
        var random = new SecureRandom();
        try (HikariDataSource store = SharedPostgres.migrated("planted_pairs")) {
            LoadedCountry.into(store);
            var keys = MasterKeys.ensureSample(Path.of("target", "test-keys"), random);
            var acts = new RecordedActs(store, RecordingSettings.of("hub-1"), keys, Clock.systemUTC(), random);
            var settings = new DuplicatesSettings(Duration.ofHours(1), 200);
            try (var catalogue = new SqlCatalogue(store);
                    var duplicates = new Duplicates(catalogue, store, acts, settings)) {
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> !duplicates.likely().isEmpty());
                var found = new PlantedPairs(duplicates.likely(), store);
                System.out.printf(
                        "duplicates: precision at 40 %.2f, recall at 40 %.2f, at 100 %.2f, at 200 %.2f%n",
                        found.precision(40), found.recall(40), found.recall(100), found.recall(200));
                assertThat(found.precision(40)).isGreaterThan(0.3);
            }
        }
    }
}
