package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
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
        hub.clock.advance(Duration.ofHours(23));
        assertThat(hub.here.surveys.openUntil(pass))
                .contains(hub.clock.instant().plus(Duration.ofHours(1)));
        hub.clock.advance(Duration.ofHours(1));
        assertThat(hub.here.surveys.openUntil(pass)).isEmpty();
        assertThat(hub.here.surveys.answer(pass, all(5, ""))).isEqualTo(Surveys.Taking.PASS_EXPIRED);
    }

    @Test
    void takes_one_answer_for_a_case_whatever_passes_there_are() {
        String code = hub.opened(ACCEPTED, DECIDED, DELIVERED);
        String first = pass(code);
        hub.clock.advance(Duration.ofHours(20));
        String second = pass(code);

        assertThat(hub.here.surveys.answer(second, all(4, ""))).isEqualTo(Surveys.Taking.TAKEN);
        assertThat(hub.here.surveys.answer(first, all(1, ""))).isEqualTo(Surveys.Taking.CLOSED);
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

    private void answered(String service, int... steps) {
        for (int step : steps) {
            String code = hub.open("nationalId", TestTracking.PERSON, "serviceCode", service);
            hub.move(code, ACCEPTED, DECIDED, DELIVERED);
            assertThat(hub.here.surveys.answer(pass(code), all(step, ""))).isEqualTo(Surveys.Taking.TAKEN);
        }
    }

    private long ofPermit() {
        return hub.here
                .surveys
                .ofService(TestTracking.PERMIT)
                .map(SurveyResults::answers)
                .orElse(0L);
    }

    private long ofCity() {
        return hub.here
                .surveys
                .ofAgency("municipality")
                .map(SurveyResults::answers)
                .orElse(0L);
    }

    @Test
    void changes_what_is_public_by_ten_answers_at_least() {
        answered(TestTracking.PERMIT, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
        Map<String, SurveyResults> first = hub.here.surveys.services();
        for (int i = 0; i < 9; i++) {
            answered(TestTracking.PERMIT, 1 + i % 2);
            hub.here.surveys.publish();
            assertThat(hub.here.surveys.services()).isEqualTo(first);
            assertThat(hub.here.surveys.agencies()).hasSize(1).containsValues(first.get(TestTracking.PERMIT));
        }
        answered(TestTracking.PERMIT, 5);

        assertThat(ofPermit()).isEqualTo(20);
        assertThat(ofCity()).isEqualTo(20);
    }

    @Test
    void waits_for_another_opinion_where_all_answers_to_an_item_are_one() {
        answered(TestTracking.PERMIT, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        hub.here.surveys.publish();
        assertThat(ofPermit()).isZero();

        answered(TestTracking.PERMIT, 2);
        assertThat(ofPermit()).isEqualTo(12);
    }

    @Test
    void gives_an_agency_what_waited_too_long_for_its_services() {
        answered(TestTracking.PERMIT, 1, 2, 3, 4, 5);
        answered(TestTracking.FACADE, 1, 2, 3, 4);
        hub.clock.advance(Duration.ofDays(91));
        answered(TestTracking.FACADE, 5);
        hub.here.surveys.publish();
        assertThat(ofCity()).as("one of ten has not waited yet").isZero();

        hub.clock.advance(Duration.ofDays(90));
        hub.here.surveys.publish();
        assertThat(ofCity()).isEqualTo(10);
        assertThat(hub.here.surveys.services()).isEmpty();

        answered(TestTracking.PERMIT, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
        assertThat(ofPermit())
                .as("those that its agency has are not counted twice")
                .isEqualTo(10);
        assertThat(ofCity()).isEqualTo(20);
    }

    @Test
    void keeps_to_whole_groups_when_many_answer_at_once_on_two_nodes() throws Exception {
        var there = hub.new Parts(hub.source);
        List<String> passes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            passes.add(pass(hub.opened(ACCEPTED, DECIDED, DELIVERED)));
        }
        Set<Long> seen = new ConcurrentSkipListSet<>(Set.of(0L));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < passes.size(); i++) {
                Surveys node = i % 2 == 0 ? hub.here.surveys : there.surveys;
                SurveyAnswer answer = all(1 + i % 5, "");
                String pass = passes.get(i);
                threads.submit(() -> {
                    node.answer(pass, answer);
                    seen.add(published());
                });
            }
        }

        Long before = null;
        for (long now : seen) {
            assertThat(before == null || now - before >= SurveyResults.FEWEST)
                    .as("published were, one after the other, %s", seen)
                    .isTrue();
            before = now;
        }
        assertThat(published()).isBetween(31L, 40L);
    }

    private long published() {
        return hub.sql()
                .sql("SELECT count(*) FROM case_survey WHERE counts_for IS NOT NULL")
                .query(Long.class)
                .single();
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
