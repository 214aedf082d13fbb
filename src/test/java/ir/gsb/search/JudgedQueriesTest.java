package ir.gsb.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.samples.country.LoadedCountry;
import ir.gsb.search.JudgedQueries.Judged;
import ir.gsb.store.SharedPostgres;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well and how fast a hundred queries are answered over the whole synthetic country; the figures are printed. */
class JudgedQueriesTest {

    private static final double LEAST = 0.75;
    private static final int ROUNDS = 5;

    private static HikariDataSource store;
    private static SqlCatalogue catalogue;
    private static LuceneSearch search;

    @BeforeAll
    static void load() throws Exception {
        store = SharedPostgres.migrated("judged_queries");
        LoadedCountry.into(store);
        catalogue = new SqlCatalogue(store);
        long begun = System.nanoTime();
        search = ReadySearch.of(catalogue);
        System.out.printf(
                "search: %d services indexed in %d ms, %.1f MB%n",
                catalogue.current().services().size(),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                search.bytes() / 1e6);
    }

    @AfterAll
    static void close() {
        search.close();
        catalogue.close();
        store.close();
    }

    @Test
    void the_services_that_were_meant_come_first() throws Exception {
        Collection<Listing> all = catalogue.current().services();
        List<Judged> queries = JudgedQueries.read();
        assertThat(queries).hasSize(100);
        List<String> unfit = new ArrayList<>();
        double sum = 0;
        for (Judged query : queries) {
            List<Listing> found = search.find(Question.of(query.words())).hits().stream()
                    .map(Hit::listing)
                    .toList();
            double ndcg = query.ndcg(found, all);
            if (Double.isNaN(ndcg)) {
                unfit.add(query.words());
            }
            if (ndcg < 0.7) {
                System.out.printf("search: nDCG@10 %.2f for '%s'%n", ndcg, query.words());
            }
            sum += ndcg;
        }
        assertThat(unfit).as("queries that no service fits").isEmpty();
        System.out.printf("search: nDCG@10 %.3f over %d queries%n", sum / queries.size(), queries.size());
        assertThat(sum / queries.size()).isGreaterThan(LEAST);
    }

    @Test
    void titles_that_are_typed_as_they_stand_are_not_spelt_otherwise() {
        List<Listing> all = List.copyOf(catalogue.current().services());
        for (int at = 0; at < all.size(); at += 50) {
            String title = all.get(at).title().fa();
            assertThat(search.find(Question.of(title)).meant()).as(title).isEmpty();
        }
        assertThat(search.find(Question.of("گزرنامه")).meant()).contains("گذرنامه");
        assertThat(search.find(Question.of("مالیت")).meant()).contains("مالیات");
        assertThat(search.find(Question.of("گواهی مالیت")).meant()).contains("گواهی مالیات");
    }

    @Test
    void answers_are_quick() throws Exception {
        List<Judged> queries = JudgedQueries.read();
        List<Long> took = new ArrayList<>();
        for (int round = 0; round < 2 * ROUNDS; round++) {
            for (Judged query : queries) {
                long begun = cpu();
                assertThat(search.find(Question.of(query.words())).facets()).hasSize(Facet.values().length);
                if (round >= ROUNDS) {
                    took.add(cpu() - begun);
                }
            }
        }
        print("search", took);
        took.clear();
        for (int round = 0; round < ROUNDS; round++) {
            for (Judged query : queries) {
                for (int letters = 1; letters <= Math.min(6, query.words().length()); letters++) {
                    long begun = cpu();
                    search.suggest(query.words().substring(0, letters), Suggestion.MOST);
                    took.add(cpu() - begun);
                }
            }
        }
        print("suggestions", took);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String what, List<Long> took) {
        took.sort(null);
        System.out.printf(
                "%s: processor time p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
                what, took.get(took.size() / 2) / 1e6, took.get(took.size() * 99 / 100) / 1e6, took.getLast() / 1e6);
    }
}
