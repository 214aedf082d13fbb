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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many of the forty pairs that the synthetic country has of the same work are found; the figures are printed. The
 * method was made with the countries of the seeds 11 to 13; those that are measured here were not looked at.
 */
class PlantedPairsTest {

    private static final int PLANTED = 40;
    private static final int KEPT = 200;
    private static final int LOWEST = 10;
    private static final List<Long> UNSEEN = List.of(2001L, 2002L, 2003L, 2004L, 2005L);

    /** What became of a list: of each pair whether it is planted. */
    private record Found(List<Boolean> right) {

        double recallAt(int most) {
            return (double) right.stream().limit(most).filter(yes -> yes).count() / PLANTED;
        }

        /** Of the forty likeliest. */
        double precision() {
            return recallAt(PLANTED);
        }

        double precisionOfAll() {
            return recallAt(KEPT) * PLANTED / right.size();
        }

        String told() {
            return "precision at 40 %.2f, recall at 40 %.2f, at 60 %.2f; listed %d, of them planted %.2f"
                    .formatted(precision(), recallAt(PLANTED), recallAt(60), right.size(), precisionOfAll());
        }
    }

    @Test
    void finds_work_that_two_agencies_of_the_sample_both_do() throws Exception {
        var random = new SecureRandom();
        try (HikariDataSource store = SharedPostgres.migrated("planted_pairs")) {
            Set<Set<String>> planted = new LoadedCountry(store).plantedPairs();
            var keys = MasterKeys.ensureSample(TestFolder.of("test-keys"), random);
            var acts = new RecordedActs(store, RecordingSettings.of("hub-1"), keys, Clock.systemUTC(), random);
            var settings = new DuplicatesSettings(Duration.ofHours(1), KEPT, LOWEST);
            try (var catalogue = new SqlCatalogue(store);
                    var duplicates = new Duplicates(catalogue, store, acts, settings)) {
                await().atMost(Duration.ofMinutes(5))
                        .until(() -> !duplicates.likely().isEmpty());
                List<Likeness> likely = duplicates.likely().stream()
                        .map(Duplicates.Judged::likeness)
                        .toList();
                Map<String, String> names = names(store);
                Found found = found(likely, names::get, planted);
                System.out.println("duplicates, the sample: " + found.told());
                assertThat(found.precision()).isGreaterThan(0.75);
                assertThat(found.recallAt(KEPT)).isGreaterThan(0.82);
                assertThat(found.precisionOfAll()).isGreaterThan(0.6);
            }
        }
    }

    @Test
    void finds_them_in_countries_that_nobody_looked_at() {
        List<Found> all = new ArrayList<>();
        List<Found> lawless = new ArrayList<>();
        for (long seed : UNSEEN) {
            var country = new PublishedCountry(seed);
            List<Profile> profiles = profiles(country);
            all.add(found(country, profiles));
            profiles.forEach(profile -> profile.features().keySet().removeIf(name -> name.startsWith("LAWS:")));
            lawless.add(found(country, profiles));
            System.out.println("duplicates, seed " + seed + ": " + all.getLast().told());
        }
        System.out.println("duplicates, unseen: precision at 40 " + spread(all, Found::precision) + ", recall at 60 "
                + spread(all, found -> found.recallAt(60)) + ", of the listed " + spread(all, Found::precisionOfAll)
                + "; without laws at 40 " + spread(lawless, Found::precision));
        assertThat(mean(all, Found::precision)).isGreaterThan(0.77);
        assertThat(mean(all, found -> found.recallAt(60))).isGreaterThan(0.85);
        assertThat(mean(lawless, Found::precision)).isGreaterThan(0.65);
    }

    private static List<Profile> profiles(PublishedCountry country) {
        return country.services().stream()
                .filter(service -> service.listing().parent().isEmpty())
                .map(Profile::of)
                .toList();
    }

    private static Found found(PublishedCountry country, List<Profile> profiles) {
        Map<String, Optional<Agency>> agencies = profiles.stream()
                .map(profile -> profile.listing().agency())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), country::agency));
        List<Likeness> likely = new Comparison(profiles, agencies::get).likeliest(KEPT, LOWEST, List.of());
        return found(likely, Function.identity(), new HashSet<>(country.plantedPairs()));
    }

    private static Found found(List<Likeness> likely, Function<String, String> name, Collection<Set<String>> planted) {
        return new Found(likely.stream()
                .map(pair -> planted.contains(Set.of(
                        name.apply(pair.one().code()), name.apply(pair.other().code()))))
                .toList());
    }

    private static double mean(List<Found> all, ToDoubleFunction<Found> figure) {
        return all.stream().mapToDouble(figure).average().orElseThrow();
    }

    private static String spread(List<Found> all, ToDoubleFunction<Found> figure) {
        return "%.2f (%.2f to %.2f)"
                .formatted(
                        mean(all, figure),
                        all.stream().mapToDouble(figure).min().orElseThrow(),
                        all.stream().mapToDouble(figure).max().orElseThrow());
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
