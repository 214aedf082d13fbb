package ir.gsb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Changes;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.catalogue.SqlChanges;
import ir.gsb.store.SharedPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the catalogue tells of: all of it in the end, and each thing as it was at one moment. */
class FollowedCatalogueTest {

    private static final int MANY = 450;

    private static HikariDataSource store;
    private static TestPublishing publishing;

    @BeforeAll
    static void publish_many() throws Exception {
        store = SharedPostgres.migrated("followed_catalogue");
        publishing = new TestPublishing(store);
        publishing.agency("agency", "سازمان نمونه", "Sample organisation");
        for (int i = 0; i < MANY; i++) {
            publish(String.valueOf(10_000_000 + i), "خدمت " + i);
        }
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static void publish(String code, String title) {
        publishing.publish("agency", code, TestPublishing.sheet(title, "", ""));
    }

    @Test
    void a_follower_is_told_everything_in_portions_and_then_each_change() {
        Map<String, String> told = new ConcurrentHashMap<>();
        try (var catalogue = new SqlCatalogue(store)) {
            catalogue.follow((fresh, gone) -> {
                assertThat(fresh).hasSizeLessThan(MANY);
                fresh.forEach(service -> told.put(service.code(), title(service)));
                gone.forEach(told::remove);
            });
            publish("20000001", "خدمت تازه");
            publish("20000002", "خدمت گذرا");
            publish("20000001", "خدمت تازه‌تر");
            publishing.retire("20000002");

            await().until(() -> "خدمت تازه‌تر".equals(told.get("20000001")));
            await().untilAsserted(() -> assertThat(told).isEqualTo(titles(catalogue)));
            assertThat(told).hasSizeGreaterThan(MANY).doesNotContainKey("20000002");
            assertThat(catalogue.current().isGone("20000002")).isTrue();
            publishing.retire("20000001");
            await().untilAsserted(() -> assertThat(told).isEqualTo(titles(catalogue)));
        }
    }

    private static String title(PublishedService service) {
        return service.sheet().title().fa();
    }

    private static Map<String, String> titles(Catalogue catalogue) {
        Map<String, String> titles = new TreeMap<>();
        catalogue
                .current()
                .services()
                .forEach(listing -> titles.put(listing.code(), listing.title().fa()));
        return titles;
    }

    @Test
    void a_sheet_is_of_the_version_that_is_listed_though_a_newer_one_is_published() {
        try (var catalogue = new SqlCatalogue(store);
                var unread = new SqlCatalogue(store)) {
            publish("30000001", "یکم");
            await().until(() -> catalogue.current().service("30000001").isPresent());
            Listing first = catalogue.current().service("30000001").orElseThrow();
            publish("30000001", "دوم");
            await().until(() ->
                    catalogue.current().service("30000001").orElseThrow().version() == 2);

            assertThat(catalogue.open(first).map(FollowedCatalogueTest::title)).contains("یکم");
            assertThat(unread.open(first).map(FollowedCatalogueTest::title)).contains("یکم");
            assertThat(unread.openAll(List.of(first)))
                    .extracting(FollowedCatalogueTest::title)
                    .containsExactly("یکم");
            assertThat(catalogue.service("30000001").map(FollowedCatalogueTest::title))
                    .contains("دوم");
        }
    }

    @Test
    void a_service_that_comes_back_is_not_gone_and_has_its_newest_sheet() {
        try (var catalogue = new SqlCatalogue(store)) {
            publish("40000001", "پیشین");
            await().until(() -> catalogue.service("40000001").isPresent());
            publishing.retire("40000001");
            await().until(() -> catalogue.current().isGone("40000001"));
            assertThat(catalogue.service("40000001")).isEmpty();

            publish("40000001", "پسین");
            await().until(() -> catalogue.service("40000001").isPresent());
            assertThat(catalogue.current().isGone("40000001")).isFalse();
            assertThat(catalogue.service("40000001").map(FollowedCatalogueTest::title))
                    .contains("پسین");
        }
    }

    @Test
    void changes_between_two_numbers_are_the_newest_of_each_service_among_them() {
        Changes changes = new SqlChanges(store);
        publish("50000001", "یکم");
        try (var catalogue = new SqlCatalogue(store)) {
            long here = catalogue.current().change();
            publish("50000001", "دوم");

            assertThat(changes.between(here - 1, here, 10))
                    .extracting(Changes.Change::code)
                    .containsExactly("50000001");
            assertThat(changes.between(here, here, 10)).isEmpty();
            assertThat(changes.between(here + 100, here, 10)).isEmpty();
            assertThat(changes.between(here - 1, here + 1, 10)).hasSize(1);
        }
    }

    @Test
    void a_search_knows_an_agency_by_its_new_name() {
        publishing.agency("renamed", "بنگاه پیشین", "Bureau");
        publishing.publish("renamed", "60000001", TestPublishing.sheet("صدور کارت", "", ""));
        try (var catalogue = new SqlCatalogue(store);
                var search = ReadySearch.of(catalogue)) {
            assertThat(search.suggest("بنگاه", 5)).extracting(Suggestion::text).containsExactly("بنگاه پیشین");

            publishing.rename("renamed", "دفترخانهٔ مرکزی");

            await().untilAsserted(() -> assertThat(
                            search.find(Question.of("دفترخانهٔ مرکزی")).hits())
                    .extracting(hit -> hit.listing().code())
                    .containsExactly("60000001"));
            await().untilAsserted(() -> assertThat(search.suggest("دفترخانه", 5))
                    .extracting(Suggestion::text)
                    .containsExactly("دفترخانهٔ مرکزی"));
            assertThat(search.suggest("بنگاه", 5)).isEmpty();
        }
    }

    @Test
    void a_search_that_was_not_told_everything_says_so_and_finds_nothing_yet() {
        var catalogue = new SqlCatalogue(store);
        catalogue.close();
        try (var search = LuceneSearch.following(catalogue)) {
            assertThat(search.progress().ready()).isFalse();
            assertThat(search.progress().published()).isGreaterThanOrEqualTo(MANY);
            assertThatThrownBy(() -> search.find(Question.of("خدمت"))).isInstanceOf(NotReadyException.class);
            assertThatThrownBy(() -> search.suggest("خدمت", 5)).isInstanceOf(NotReadyException.class);
        }
    }

    @Test
    void a_search_that_is_closed_passes_over_what_it_is_told() {
        try (var catalogue = new SqlCatalogue(store)) {
            var search = LuceneSearch.following(catalogue);
            await().until(() -> search.progress().ready());
            List<PublishedService> some = catalogue.openAll(
                    catalogue.current().services().stream().limit(1).toList());
            search.close();

            assertThatCode(() -> search.changed(some, List.of("10000001"))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_catalogue_that_is_closed_lets_its_follower_come_to_the_end_and_tells_him_no_more() throws Exception {
        var told = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var catalogue = new SqlCatalogue(store);
        catalogue.follow((fresh, gone) -> {
            told.incrementAndGet();
            begun.countDown();
            if (endsWell(mayEnd)) {
                ended.countDown();
            }
        });
        begun.await();
        Thread closing = Thread.ofVirtual().start(catalogue::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        mayEnd.countDown();
        closing.join();

        assertThat(ended.getCount()).isZero();
        assertThat(told).as("of three portions").hasValue(1);
    }

    private static boolean endsWell(CountDownLatch mayEnd) {
        try {
            mayEnd.await();
            return true;
        } catch (InterruptedException torn) {
            return false;
        }
    }
}
