package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a case after it was erased. */
class CaseErasureTest {

    private TestTracking hub;

    @BeforeEach
    void make_a_database() {
        hub = new TestTracking("erasure");
    }

    @AfterEach
    void close_it() {
        hub.close();
    }

    private void erase(String code) {
        hub.here.erasure.eraseCase(new TrackingCode(code), "operator/registry", "he asked for it");
    }

    private String all(String column, String table) {
        return hub.sql()
                .sql("SELECT coalesce(string_agg(" + column + ", ''), '') FROM " + table)
                .query(String.class)
                .single();
    }

    @Test
    void keeps_no_note_of_an_agency_that_moves_it_on() {
        String code = hub.opened(ACCEPTED);
        erase(code);

        hub.move(code, DECIDED);

        assertThat(all("note", "case_event")).isEmpty();
        assertThat(all("state", "case_event WHERE state = 'DECIDED'")).isEqualTo("DECIDED");
    }

    @Test
    void counts_a_survey_of_one_who_looked_before_and_keeps_no_comment() {
        String code = hub.opened(ACCEPTED, DECIDED, DELIVERED);
        String pass = hub.seen(code).surveyPass().orElseThrow();
        erase(code);

        var steps = Arrays.stream(SurveyItem.values()).collect(Collectors.toMap(item -> item, item -> 4));
        assertThat(hub.here.surveys.answer(pass, new SurveyAnswer(steps, "علی کریمی هستم")))
                .isEqualTo(Surveys.Taking.TAKEN);

        assertThat(all("comment", "case_survey")).isEmpty();
    }
}
