package ir.gsb.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Classification.Audience;
import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.store.SharedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneSearchTest {

    private static HikariDataSource store;
    private static TestPublishing publishing;
    private static SqlCatalogue catalogue;
    private static LuceneSearch search;

    @BeforeAll
    static void publish() {
        store = SharedPostgres.migrated("lucene_search");
        publishing = new TestPublishing(store);
        publishing.agency("police", "پلیس راهور فراجا", "Traffic Police");
        publishing.agency("civil", "سازمان ثبت احوال کشور", "Civil Registration");
        publishing.agency("survey", "سازمان نقشه‌برداری کشور", "National Cartographic Centre");
        publishing.publish(
                "police",
                "10010001",
                of(
                        "صدور گواهینامه رانندگی",
                        "Driving licence",
                        Cluster.TRANSPORT,
                        LifeEvent.DOCUMENTS,
                        true,
                        Set.of()));
        publishing.publish(
                "police",
                "10010001001",
                of(
                        "صدور المثنی گواهینامه رانندگی",
                        "Duplicate driving licence",
                        Cluster.TRANSPORT,
                        LifeEvent.DOCUMENTS,
                        true,
                        Set.of()));
        publishing.publish(
                "police",
                "10010001002",
                of(
                        "تمدید گواهینامه رانندگی",
                        "Renewal of a driving licence",
                        Cluster.TRANSPORT,
                        LifeEvent.DOCUMENTS,
                        false,
                        Set.of()));
        publishing.publish(
                "civil",
                "10020001",
                of(
                        "صدور کارت هوشمند ملی",
                        "National smart card",
                        Cluster.IDENTITY,
                        LifeEvent.DOCUMENTS,
                        true,
                        Set.of()));
        publishing.publish(
                "civil",
                "10020002",
                of(
                        "ثبت ولادت و صدور شناسنامه",
                        "Registration of birth",
                        Cluster.IDENTITY,
                        LifeEvent.BIRTH,
                        false,
                        Set.of(Province.QOM)));
        publishing.publish(
                "civil",
                "10020003",
                TestPublishing.sheet(
                        "گواهی تجرد",
                        "Certificate of celibacy",
                        "این گواهی برای ازدواج با اتباع خارجی داده می‌شود. ".repeat(8)
                                + "متقاضی باید گواهینامه رانندگی یا کارت ملی همراه داشته باشد. "
                                + "پاسخ در سه روز کاری داده می‌شود. ".repeat(8)));
        publishing.publish(
                "survey",
                "10030001",
                of(
                        "رتبه‌بندی شرکت‌های نقشه‌برداری",
                        "Ranking of survey companies",
                        Cluster.BUSINESS,
                        LifeEvent.BUSINESS,
                        true,
                        Set.of(Province.QOM, Province.YAZD)));
        catalogue = new SqlCatalogue(store);
        search = ReadySearch.of(catalogue);
    }

    @AfterAll
    static void close() {
        search.close();
        catalogue.close();
        store.close();
    }

    private static Sheet of(
            String title,
            String english,
            Cluster cluster,
            LifeEvent event,
            boolean electronic,
            Set<Province> provinces) {
        return TestPublishing.sheet(
                title,
                english,
                "",
                new Classification(
                        null,
                        null,
                        Classification.Level.NATIONAL,
                        cluster,
                        Set.of(Audience.CITIZENS),
                        Set.of(event),
                        null,
                        provinces),
                electronic,
                List.of());
    }

    private static List<String> codes(String words) {
        return codes(Question.of(words));
    }

    private static List<String> codes(Question question) {
        return search.find(question).hits().stream()
                .map(hit -> hit.listing().code())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "صدور گواهینامه رانندگی",
                "صدور گواهینامه رانندگي",
                "گواهی نامه رانندگی",
                "گواهی‌نامه‌ی رانندگی",
                "گواهینامهرانندگی",
                "driving licence",
                "Driving Licences",
            })
    void finds_the_service_itself_first(String words) {
        assertThat(codes(words)).first().isEqualTo("10010001");
    }

    @Test
    void mentions_come_last() {
        assertThat(codes("گواهینامه رانندگی")).endsWith("10020003").hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "گواهینامه راننده‌گی, گواهینامه رانندگی",
        "گواهینامه راندگی, گواهینامه رانندگی",
        "گواهینامه رانندکی, گواهینامه رانندگی",
        "گواهیمامه رانندگی, گواهینامه رانندگی",
        "گواهینامه رادنندگی, گواهینامه رانندگی",
    })
    void forgives_one_wrong_letter_and_says_what_was_meant(String words, String meant) {
        Results results = search.find(Question.of(words));
        assertThat(results.hits())
                .first()
                .extracting(hit -> hit.listing().code())
                .isEqualTo("10010001");
        if (!words.contains("\u200c")) {
            assertThat(results.meant()).contains(meant);
        }
    }

    @Test
    void spells_no_more_than_five_words_of_one_text_right() {
        String typed = "رانندکی ".repeat(6).strip();

        assertThat(search.find(Question.of(typed)).meant()).contains("رانندگی ".repeat(5) + "رانندکی");
    }

    @Test
    void short_words_are_taken_as_they_are() {
        assertThat(codes("کات")).isEmpty();
        assertThat(codes("کارد")).contains("10020001");
    }

    @Test
    void nothing_was_meant_by_words_that_are_found() {
        assertThat(search.find(Question.of("گواهینامه رانندگی")).meant()).isEmpty();
        assertThat(search.find(Question.of("ققققق")).meant()).isEmpty();
        assertThat(search.find(Question.of("«»!")).total()).isZero();
    }

    @Test
    void people_say_it_otherwise() {
        assertThat(codes("گواهینامه رانندگی گم شده")).first().isEqualTo("10010001001");
        assertThat(codes("گواهینامه رانندگیم گم شده چیکار کنم")).contains("10010001001");
    }

    @Test
    void a_code_finds_its_service_at_once() {
        assertThat(codes("10010001")).containsExactly("10010001", "10010001002", "10010001001");
        assertThat(codes("۱۰۰۲۰۰۰۲")).containsExactly("10020002");
        assertThat(codes("کد 10010001002")).first().isEqualTo("10010001002");
    }

    @Test
    void without_words_all_are_listed_by_title() {
        Results all = search.find(Question.of(" "));
        assertThat(all.total()).isEqualTo(7);
        assertThat(all.hits().getFirst().listing().title().fa()).isEqualTo("تمدید گواهینامه رانندگی");
        assertThat(search.find(new Question("", Map.of(), 2)).hits()).isEmpty();
    }

    @Test
    void a_facet_is_counted_without_its_own_narrowing() {
        Results results = search.find(
                new Question("", Map.of(Facet.CLUSTER, Set.of("TRANSPORT"), Facet.ELECTRONIC, Set.of("true")), 1));
        assertThat(results.total()).isEqualTo(2);
        assertThat(results.facets().get(Facet.CLUSTER))
                .containsExactly(new Count("TRANSPORT", 2), new Count("BUSINESS", 1), new Count("IDENTITY", 1));
        assertThat(results.facets().get(Facet.ELECTRONIC)).containsExactly(new Count("true", 2), new Count("false", 1));
        assertThat(results.facets().get(Facet.AGENCY)).containsExactly(new Count("police", 2));
    }

    @Test
    void what_is_given_everywhere_is_given_in_each_province() {
        Results yazd = search.find(new Question("", Map.of(Facet.PROVINCE, Set.of("YAZD")), 1));
        assertThat(yazd.total()).isEqualTo(6);
        assertThat(yazd.facets().get(Facet.PROVINCE)).hasSize(31).startsWith(new Count("QOM", 7), new Count("YAZD", 6));
    }

    @Test
    void an_excerpt_is_around_the_words_found() {
        Hit hit = search.find(Question.of("گواهی تجرد کارت ملی")).hits().getFirst();
        assertThat(hit.excerpt()).contains("کارت ملی").startsWith("…").endsWith("…");
        assertThat(hit.excerpt().length()).isLessThan(Excerpts.LONGEST + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"رتبه", "رتبهب", "رتبه ب", "رتبه‌بن"})
    void suggests_titles_however_they_are_spelt(String begun) {
        assertThat(search.suggest(begun, 10))
                .contains(new Suggestion("رتبه‌بندی شرکت‌های نقشه‌برداری", Optional.of("10030001")));
    }

    @Test
    void suggests_agencies_and_words_within_a_title() {
        assertThat(search.suggest("سازمان", 10)).contains(new Suggestion("سازمان ثبت احوال کشور", Optional.empty()));
        assertThat(search.suggest("گواهینامه", 2)).hasSize(2);
        assertThat(search.suggest("driv", 10)).contains(new Suggestion("Driving licence", Optional.of("10010001")));
        assertThat(search.suggest("‌", 10)).isEmpty();
    }

    @Test
    void follows_what_is_published() {
        publishing.publish("civil", "10029999", TestPublishing.sheet("گواهی زنبورداری", "Bees", ""));
        await().atMost(Duration.ofSeconds(10)).until(() -> codes("زنبورداری").equals(List.of("10029999")));
        publishing.publish("civil", "10029999", TestPublishing.sheet("گواهی نوغانداری", "Silk", ""));
        await().atMost(Duration.ofSeconds(10)).until(() -> codes("نوغانداری").equals(List.of("10029999")));
        assertThat(codes("زنبورداری")).isEmpty();
        publishing.retire("10029999");
        await().atMost(Duration.ofSeconds(10)).until(() -> codes("نوغانداری").isEmpty());
        assertThat(search.suggest("گواهی نوغا", 10)).isEmpty();
    }
}
