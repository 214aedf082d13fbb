package ir.gsb.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.samples.country.LoadedCountry;
import ir.gsb.samples.country.PublishedCountry;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How many of the forty pairs that the synthetic country has of the same work are found; the figures are printed. The
 * method was made with the countries of the seeds 11 to 13; those that are measured here were not looked at.
 */
class PlantedPairsTest {

    private static final int KEPT = 200;
    private static final int LOWEST = 10;
    private static final List<Long> UNSEEN = List.of(2001L, 2002L, 2003L, 2004L, 2005L);

    @Test
    void finds_work_that_two_agencies_of_the_sample_both_do() throws Exception {
        var random = new SecureRandom();
        try (HikariDataSource store = SharedPostgres.migrated("planted_pairs")) {
            LoadedCountry.into(store);
            var keys = MasterKeys.ensureSample(TestFolder.of("test-keys"), random);
            var acts = new RecordedActs(store, RecordingSettings.of("hub-1"), keys, Clock.systemUTC(), random);
            var settings = new DuplicatesSettings(Duration.ofHours(1), KEPT, LOWEST);
            try (var catalogue = new SqlCatalogue(store);
                    var duplicates = new Duplicates(catalogue, store, acts, settings)) {
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> !duplicates.likely().isEmpty());
                var found = new PlantedPairs(duplicates.likely(), store);
                System.out.println("duplicates, the sample: " + found.told());
                assertThat(found.precision(40)).isGreaterThan(0.75);
                assertThat(found.recall(KEPT)).isGreaterThan(0.82);
                assertThat(found.precision(found.listed())).isGreaterThan(0.6);
            }
        }
    }

    @Test
    void finds_them_in_countries_that_nobody_looked_at() {
        List<PlantedPairs> all = new ArrayList<>();
        List<PlantedPairs> lawless = new ArrayList<>();
        for (long seed : UNSEEN) {
            var country = new PublishedCountry(seed);
            List<Profile> profiles = profiles(country);
            all.add(found(country, profiles));
            profiles.forEach(profile -> profile.features().keySet().removeIf(name -> name.startsWith("LAWS:")));
            lawless.add(found(country, profiles));
            System.out.println("duplicates, seed " + seed + ": " + all.getLast().told());
        }
        System.out.println("duplicates, unseen: precision at 40 " + spread(all, found -> found.precision(40))
                + ", recall at 60 " + spread(all, found -> found.recall(60))
                + ", of the listed " + spread(all, found -> found.precision(found.listed()))
                + "; without laws at 40 " + spread(lawless, found -> found.precision(40)));
        assertThat(mean(all, found -> found.precision(40))).isGreaterThan(0.77);
        assertThat(mean(all, found -> found.recall(60))).isGreaterThan(0.85);
        assertThat(mean(lawless, found -> found.precision(40))).isGreaterThan(0.65);
    }

    private static List<Profile> profiles(PublishedCountry country) {
        return country.services().stream()
                .filter(service -> service.listing().parent().isEmpty())
                .map(Profile::of)
                .toList();
    }

    private static PlantedPairs found(PublishedCountry country, List<Profile> profiles) {
        Map<String, Optional<Agency>> agencies = profiles.stream()
                .map(profile -> profile.listing().agency())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), country::agency));
        List<Likeness> likely = new Comparison(profiles, agencies::get).likeliest(KEPT, LOWEST, List.of());
        return new PlantedPairs(likely, UnaryOperator.identity(), new HashSet<>(country.plantedPairs()));
    }

    private static double mean(List<PlantedPairs> all, ToDoubleFunction<PlantedPairs> figure) {
        return all.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static String spread(List<PlantedPairs> all, ToDoubleFunction<PlantedPairs> figure) {
        return "%.2f (%.2f to %.2f)"
                .formatted(
                        mean(all, figure),
                        all.stream().mapToDouble(figure).min().orElseThrow(),
                        all.stream().mapToDouble(figure).max().orElseThrow());
    }
}
