package ir.gsb.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.duplicates.Duplicates.Judged;
import ir.gsb.duplicates.Reason.Trait;
import ir.gsb.duplicates.Verdict.Judgement;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.search.TestPublishing;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DuplicatesTest {

    private static final Instant NOW = Instant.parse("2026-08-01T08:00:00Z");
    private static final String DISABILITY_ALLOWANCE = "20010001";
    private static final String LIVELIHOOD_AID = "20020001";

    private static HikariDataSource store;
    private static TestPublishing publishing;
    private static SqlCatalogue catalogue;
    private static Duplicates duplicates;

    @BeforeAll
    static void publish() {
        store = SharedPostgres.migrated("duplicates");
        publishing = new TestPublishing(store);
        List<String> trades =
                List.of("نانوایی", "طلافروشی", "چاپخانه", "داروخانه", "گلخانه", "سینما", "هتل", "درمانگاه");
        for (int agency = 1; agency <= 4; agency++) {
            String code = "agency-" + agency;
            publishing.agency(code, "سازمان " + agency, "Agency " + agency);
            for (int trade = 0; trade < 8; trade += 1) {
                String title = (trade % 2 == 0 ? "صدور پروانهٔ " : "تمدید مجوز ") + trades.get((trade + agency) % 8)
                        + " نوع " + agency;
                publishing.publish(
                        code,
                        "200%d1%03d".formatted(agency, trade),
                        sheet(title, LifeEvent.BUSINESS, "کارت ملی", "شناسنامه"));
            }
        }
        publishing.publish(
                "agency-1",
                DISABILITY_ALLOWANCE,
                sheet("برقراری مستمری معلولان نیازمند", LifeEvent.SOCIAL_SECURITY, "کارت ملی", "گواهی معلولیت"));
        publishing.publish(
                "agency-2",
                LIVELIHOOD_AID,
                sheet("پرداخت کمک معیشت به معلولان نیازمند", LifeEvent.SOCIAL_SECURITY, "کارت ملی", "گواهی معلولیت"));
        publishing.publish(
                "agency-2",
                LIVELIHOOD_AID + "001",
                sheet(
                        "پرداخت کمک معیشت به معلولان نیازمند روستا",
                        LifeEvent.SOCIAL_SECURITY,
                        "کارت ملی",
                        "گواهی معلولیت"));
        JdbcClient.create(store)
                .sql("CREATE TABLE record_all PARTITION OF record DEFAULT")
                .update();
        catalogue = new SqlCatalogue(store);
        var acts = new RecordedActs(
                store,
                RecordingSettings.of("hub-1"),
                MasterKeys.ensureSample(TestFolder.of("test-keys"), new SecureRandom()),
                Clock.systemUTC(),
                new SecureRandom());
        duplicates = new Duplicates(catalogue, store, acts, new DuplicatesSettings(Duration.ofMillis(200), 20, 0));
        await().atMost(Duration.ofSeconds(20)).until(() -> !duplicates.likely().isEmpty());
    }

    @AfterAll
    static void close() {
        duplicates.close();
        catalogue.close();
        store.close();
    }

    private static Sheet sheet(String title, LifeEvent event, String... documents) {
        var classification = new Classification(null, null, null, null, Set.of(), Set.of(event), null, Set.of());
        return TestPublishing.sheet(title, "", "", classification, false, List.of(documents));
    }

    @Test
    void the_same_work_in_other_words_is_likely_and_why() {
        Likeness pair = likely().likeness();
        assertThat(pair.score()).isGreaterThan(50);
        assertThat(pair.reasons())
                .extracting(Reason::trait)
                .containsExactly(Trait.TITLE, Trait.DOCUMENTS, Trait.EVENTS);
        assertThat(pair.reasons().getFirst().shared()).containsExactly("معلولان", "نیازمند");
        assertThat(pair.reasons().get(1).shared()).contains("گواهی معلولیت");
    }

    private static Judged likely() {
        return duplicates.likely().stream()
                .filter(judged -> judged.likeness().isOf(LIVELIHOOD_AID, DISABILITY_ALLOWANCE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_agency_is_shown_only_what_touches_its_own_services() {
        assertThat(duplicates.likelyOf("agency-2"))
                .anyMatch(judged -> judged.likeness().isOf(LIVELIHOOD_AID, DISABILITY_ALLOWANCE))
                .allMatch(judged -> judged.likeness().one().agency().equals("agency-2")
                        || judged.likeness().other().agency().equals("agency-2"));
        assertThat(duplicates.likelyOf("agency-3"))
                .noneMatch(judged -> judged.likeness().isOf(LIVELIHOOD_AID, DISABILITY_ALLOWANCE));
        assertThat(duplicates.likelyOf("agency-9")).isEmpty();
    }

    @Test
    void services_of_one_agency_are_no_pair() {
        assertThat(duplicates.likely())
                .allSatisfy(judged -> assertThat(judged.likeness().one().agency())
                        .isNotEqualTo(judged.likeness().other().agency()));
    }

    @Test
    void a_service_and_its_sub_services_make_one_pair_with_another() {
        assertThat(duplicates.likely())
                .filteredOn(judged -> judged.likeness().one().code().equals(DISABILITY_ALLOWANCE)
                        && judged.likeness().other().code().startsWith(LIVELIHOOD_AID))
                .hasSize(1);
    }

    @Test
    void the_newest_verdict_counts_and_each_is_recorded() {
        String sub = LIVELIHOOD_AID + "001";
        judge(LIVELIHOOD_AID, Judgement.UNDECIDED, "باید پرسیده شود");
        judge(LIVELIHOOD_AID, Judgement.SAME_WORK, "هر دو یک گروه را می‌پوشانند");
        judge(sub, Judgement.DIFFERENT, "");
        assertThat(likely().verdict()).hasValueSatisfying(verdict -> {
            assertThat(verdict.judgement()).isEqualTo(Judgement.SAME_WORK);
            assertThat(verdict.by()).isEqualTo("reviewer-1");
            assertThat(verdict.at()).isEqualTo(NOW);
        });
        assertThat(duplicates.verdicts(LIVELIHOOD_AID, DISABILITY_ALLOWANCE))
                .extracting(Verdict::judgement)
                .containsExactly(Judgement.SAME_WORK, Judgement.UNDECIDED);
        assertThat(JdbcClient.create(store)
                        .sql("SELECT count(*) FROM record WHERE kind = 3 AND outcome = 'duplicate-judged'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private static void judge(String other, Judgement judgement, String remark) {
        assertThat(duplicates.judge(Verdict.of(other, DISABILITY_ALLOWANCE, judgement, "reviewer-1", NOW, remark)))
                .isTrue();
    }

    @Test
    void nothing_is_kept_of_services_that_are_not_there() {
        assertThat(duplicates.judge(
                        Verdict.of("99999999", DISABILITY_ALLOWANCE, Judgement.SAME_WORK, "reviewer-1", NOW, "")))
                .isFalse();
        assertThat(duplicates.verdicts("99999999", DISABILITY_ALLOWANCE)).isEmpty();
    }

    @Test
    void a_verdict_stays_when_a_text_changes_and_says_of_which_version_it_is() {
        publishing.publish("agency-3", "20031998", sheet("صدور مجوز صید میگو", LifeEvent.PROPERTY, "مجوز شیلات"));
        publishing.publish("agency-4", "20041998", sheet("موافقت با صید میگو", LifeEvent.PROPERTY, "مجوز شیلات"));
        assertThat(duplicates.judge(
                        Verdict.of("20041998", "20031998", Judgement.SAME_WORK, "reviewer-1", NOW, "یک کار")))
                .isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shrimps().filter(pair -> !pair.isOutdated()).isPresent());
        publishing.publish("agency-4", "20041998", sheet("اجارهٔ سردخانه", LifeEvent.BUSINESS, "برگهٔ باسکول"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shrimps().filter(Judged::isOutdated).isPresent());
        Verdict verdict = shrimps().orElseThrow().verdict().orElseThrow();
        assertThat(verdict.judgement()).isEqualTo(Judgement.SAME_WORK);
        assertThat(List.of(verdict.oneVersion(), verdict.otherVersion())).isEqualTo(List.of(1, 1));
    }

    private static Optional<Judged> shrimps() {
        return duplicates.likely().stream()
                .filter(judged -> judged.likeness().isOf("20041998", "20031998"))
                .findFirst();
    }

    @Test
    void what_is_published_later_is_compared_too() {
        publishing.publish(
                "agency-3", "20031999", sheet("آموزش زنبورداری به روستاییان", LifeEvent.EDUCATION, "کارت ملی"));
        publishing.publish("agency-4", "20041999", sheet("دورهٔ زنبورداری روستاییان", LifeEvent.EDUCATION, "کارت ملی"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> duplicates.likely().stream()
                        .anyMatch(judged -> judged.likeness().isOf("20041999", "20031999")));
    }
}
