package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurveysTest {

    private TestTracking hub;

    @BeforeEach
    void make_a_database() {
        hub = new TestTracking("surveys");
    }

    @AfterEach
    void close_it() {
        hub.close();
    }

    private static SurveyAnswer all(int step, String comment) {
        Map<SurveyItem, Integer> steps = new EnumMap<>(SurveyItem.class);
        for (SurveyItem item : SurveyItem.values()) {
            steps.put(item, step);
        }
        return new SurveyAnswer(steps, comment);
    }

    private String pass(String code) {
        return hub.seen(code).surveyPass().orElseThrow();
    }

    @Test
    void is_open_once_and_only_after_delivery() {
        String code = hub.opened(ACCEPTED, DECIDED);
        assertThat(hub.seen(code).surveyOpen()).isFalse();
        hub.move(code, DELIVERED);
        String pass = pass(code);

        assertThat(hub.here.surveys.answer(pass, all(4, "خوب بود"))).isEqualTo(Surveys.Taking.TAKEN);
        assertThat(hub.here.surveys.answer(pass, all(1, ""))).isEqualTo(Surveys.Taking.CLOSED);
        assertThat(hub.seen(code).surveyOpen()).isFalse();
    }

    @Test
    void takes_no_pass_that_is_old_or_forged() {
        String pass = pass(hub.opened(ACCEPTED, DECIDED, DELIVERED));
        String forged = pass.substring(0, pass.length() - 2) + (pass.endsWith("AA") ? "BB" : "AA");

        for (String none : new String[] {"", "1", "1.", "x.y", "7.AAAA", forged}) {
            assertThat(hub.here.surveys.answer(none, all(5, ""))).isEqualTo(Surveys.Taking.PASS_EXPIRED);
        }
        hub.clock.advance(Duration.ofMinutes(31));
        assertThat(hub.here.surveys.answer(pass, all(5, ""))).isEqualTo(Surveys.Taking.PASS_EXPIRED);
    }

    @Test
    void publishes_nothing_before_ten_answers_and_never_a_comment() {
        for (int i = 1; i <= 10; i++) {
            assertThat(hub.here.surveys.ofService(TestTracking.PERMIT)).isEmpty();
            assertThat(hub.here.surveys.agencies()).isEmpty();
            String code = hub.opened(ACCEPTED, DECIDED, DELIVERED);
            hub.here.surveys.answer(pass(code), all(i <= 5 ? 2 : 4, "شماره‌ام 09000001234 است"));
        }

        SurveyResults results = hub.here.surveys.ofService(TestTracking.PERMIT).orElseThrow();
        assertThat(results.answers()).isEqualTo(10);
        assertThat(results.items()).containsOnlyKeys(SurveyItem.values());
        assertThat(results.items().get(SurveyItem.TRUST).mean()).isEqualTo(3.0);
        assertThat(results.items().get(SurveyItem.TRUST).counts()).containsExactly(0L, 5L, 0L, 5L, 0L);
        assertThat(hub.here.surveys.ofAgency("municipality")).contains(results);
        assertThat(hub.here.surveys.services()).containsOnlyKeys(TestTracking.PERMIT);
        assertThat(hub.sql()
                        .sql("SELECT string_agg(comment, '') FROM case_survey")
                        .query(String.class)
                        .single())
                .contains("(digits)")
                .doesNotContain("09000001234");
    }

    @Test
    void leaves_control_characters_out_of_a_comment() {
        String pass = pass(hub.opened(ACCEPTED, DECIDED, DELIVERED));

        assertThat(hub.here.surveys.answer(pass, all(4, "خوب\u0000 بود\r\n\u001bولی دیر")))
                .isEqualTo(Surveys.Taking.TAKEN);
        assertThat(hub.sql()
                        .sql("SELECT comment FROM case_survey")
                        .query(String.class)
                        .single())
                .isEqualTo("خوب بود\r\nولی دیر");
    }

    @Test
    void refuses_what_is_not_answered_or_too_long() {
        assertThatIllegalArgumentException().isThrownBy(() -> all(0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> all(6, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> all(5, "x".repeat(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> new SurveyAnswer(Map.of(SurveyItem.TRUST, 3), ""));
    }
}
