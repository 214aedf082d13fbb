package ir.gsb.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.catalogue.Text;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.registry.Registry;
import ir.gsb.store.SharedPostgres;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.CaseViews;
import ir.gsb.tracking.Factors;
import ir.gsb.tracking.KnownAgencies;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.SparedPapers;
import ir.gsb.tracking.SurveyResults;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.Tracking;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleCasesTest {

    private static final List<String> AGENCIES = List.of("tax", "post");
    private static final int SERVICES = 60;

    private static HikariDataSource source;
    private static List<CaseStory> stories;
    private static final MasterKeys KEYS = MasterKeys.ensureSample(TestFolder.of("test-keys"), new SecureRandom());
    private static final Factors FACTORS = new Factors(KEYS);
    private static SqlSampleCases store;

    @BeforeAll
    static void load() {
        source = SharedPostgres.migrated("sample_cases");
        JdbcClient sql = JdbcClient.create(source);
        for (String agency : AGENCIES) {
            sql.sql("INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)"
                            + " VALUES (?, 'PUBLIC_BODY', 'نمونه', 'Sample', true)")
                    .param(agency)
                    .update();
        }
        for (int i = 1; i <= SERVICES; i++) {
            String code = "100" + (10_000 + i);
            sql.sql("INSERT INTO service (agency, reference, code, state, version, published_version, published_at)"
                            + " VALUES (?, ?, ?, 'PUBLISHED', 1, 1, now())")
                    .params(AGENCIES.get(i % 2), code, code)
                    .update();
            sql.sql("INSERT INTO service_version VALUES (?, 1, ?::jsonb, 'test', now())")
                    .params(i, Sheets.write(Sheet.begun(new Text("خدمت " + i, "Service " + i))))
                    .update();
            sql.sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, ?, now(), false)")
                    .params(i, code)
                    .update();
        }
        store = new SqlSampleCases(source, FACTORS);
        stories = new CaseStories().all(store.services(AGENCIES));
        assertThat(store.areLoaded()).isFalse();
        store.load(stories);
    }

    @AfterAll
    static void close_it() {
        source.close();
    }

    private static CaseView seen(String code, String factor) {
        var random = new SecureRandom();
        var secrets = new KeptSecrets(KEYS, random);
        Clock clock = Clock.systemUTC();
        Registry.Source registry = () -> new Registry(List.of(), List.of(), List.of(), List.of(), List.of());
        try (var catalogue = new SqlCatalogue(source)) {
            var views = new CaseViews(
                    source,
                    catalogue,
                    new KnownAgencies(catalogue, registry),
                    new SparedPapers(new ExchangeSearch(source, KEYS), registry),
                    new Surveys(source, secrets, clock),
                    clock);
            var look = new Tracking(source, FACTORS, secrets, views, clock).look(code, factor, "192.0.2.1");
            return ((Look.Found) look).view();
        }
    }

    @Test
    void are_the_same_each_time_and_loaded_once() {
        assertThat(new CaseStories().all(store.services(AGENCIES))).isEqualTo(stories);
        assertThat(stories).hasSize(CaseStories.CASES);
        assertThat(store.areLoaded()).isTrue();
    }

    @Test
    void follow_the_order_of_states_and_end_before_the_last_day() {
        Set<CaseState> reached = new HashSet<>();
        for (CaseStory story : stories) {
            List<CaseStory.Step> steps = new ArrayList<>(story.steps());
            for (int i = 1; i < steps.size(); i++) {
                assertThat(steps.get(i - 1).state().mayBecome(steps.get(i).state()))
                        .isTrue();
                assertThat(steps.get(i).at()).isAfter(steps.get(i - 1).at());
            }
            reached.add(story.last().state());
            assertThat(story.last().at().atZone(Jalali.TEHRAN).toLocalDate()).isBeforeOrEqualTo(CaseStories.UNTIL);
            assertThat(story.mobile()).startsWith("900");
        }
        assertThat(reached).contains(CaseState.values());
    }

    @Test
    void let_some_services_have_enough_answers_and_some_too_few() {
        var surveys = new Surveys(source, new KeptSecrets(KEYS, new SecureRandom()), Clock.systemUTC());
        long answered = JdbcClient.create(source)
                .sql("SELECT count(DISTINCT service) FROM case_survey")
                .query(Long.class)
                .single();

        surveys.publish();

        assertThat(surveys.services()).hasSizeGreaterThan(5);
        assertThat(surveys.services().values()).allMatch(one -> one.answers() >= SurveyResults.FEWEST);
        assertThat(answered).isGreaterThan(surveys.services().size() + 5L);
        assertThat(surveys.agencies()).containsOnlyKeys("tax", "post");
        assertThat(surveys.agencies().get("tax").answers() - ofServices("tax", surveys))
                .as("answers that the agency has beyond those of its services")
                .isGreaterThanOrEqualTo(SurveyResults.FEWEST);
    }

    private static long ofServices(String agency, Surveys surveys) {
        return store.services(List.of(agency)).stream()
                .flatMap(service -> surveys.ofService(service.code()).stream())
                .mapToLong(SurveyResults::answers)
                .sum();
    }

    @Test
    void open_to_the_factors_that_the_page_names() {
        assertThat(seen("050817100000197", "1111").state()).isEqualTo(CaseState.WAITING_FOR_PAPERS);
        assertThat(seen("050623100000294", "0007654324").late()).isTrue();
        CaseView delivered = seen("050726100000381", "3333");
        assertThat(delivered.state()).isEqualTo(CaseState.DELIVERED);
        assertThat(delivered.surveyOpen()).isTrue();
        assertThat(seen("050803100000479", "4444").state()).isEqualTo(CaseState.REJECTED);
    }
}
