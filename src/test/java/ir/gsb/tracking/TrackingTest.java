package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static ir.gsb.tracking.TestTracking.CITY;
import static ir.gsb.tracking.TestTracking.END;
import static ir.gsb.tracking.TestTracking.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.RecordedExchange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingTest {

    private static TestTracking hub;
    private static int sources;

    private final String source = "192.0.2." + sources++;

    @BeforeAll
    static void make_a_database() {
        hub = new TestTracking("tracking");
    }

    @AfterAll
    static void close_it() {
        hub.close();
    }

    private Look look(String code, String factor) {
        return hub.here.tracking.look(code, factor, source);
    }

    private static String nobodys() {
        return TrackingCode.of(LocalDate.of(2025, 1, 1), sources).digits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "۱۲۳۴", "١٢٣٤", " 12-34 ", "0001234560", "۰۰۰۱۲۳۴۵۶۰"})
    void opens_to_either_factor_however_it_is_written(String factor) {
        String code = hub.opened(ACCEPTED);
        String grouped = code.substring(0, 6) + "-" + code.substring(6, 13) + " " + code.substring(13);

        assertThat(look(grouped, factor)).isInstanceOf(Look.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1235",
                "234",
                "01234",
                "0000001234",
                "",
                "x",
                "1234 1234 1234 1234 1234 1234 1234 1234 1234 1234"
            })
    void gives_one_answer_to_a_wrong_code_and_to_a_wrong_factor(String factor) {
        assertThat(look(hub.opened(), factor)).isEqualTo(new Look.Unknown());
        assertThat(look(nobodys(), factor)).isEqualTo(new Look.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no code", "0508084827193", "05080848271933", "050808482719339", "0508084827193380"})
    void says_that_something_can_be_no_code_and_does_not_count_it(String noCode) {
        for (int i = 0; i < 25; i++) {
            assertThat(look(noCode, END)).isEqualTo(new Look.NoCode());
        }
        assertThat(look(hub.opened(), END)).isInstanceOf(Look.Found.class);
    }

    @Test
    void does_not_open_to_a_factor_that_the_case_was_not_opened_with() {
        assertThat(look(hub.open(), PERSON)).isEqualTo(new Look.Unknown());
    }

    @Test
    void shows_what_happened_what_is_next_and_what_was_promised() {
        String code = hub.open("expected", "2026-11-20", "ownNumber", "1405/118");
        hub.move(code, ACCEPTED);

        CaseView view = ((Look.Found) look(code, END)).view();

        assertThat(view.serviceTitle().en()).isEqualTo("Building permit");
        assertThat(view.agencyName().fa()).isEqualTo("شهرداری نمونه");
        assertThat(view.province()).isEqualTo(Province.QAZVIN);
        assertThat(view.ownNumber()).contains("1405/118");
        assertThat(view.state()).isEqualTo(ACCEPTED);
        assertThat(view.next()).contains(DECIDED);
        assertThat(view.expected()).contains(LocalDate.of(2026, 11, 20));
        assertThat(view.late()).isFalse();
        assertThat(view.surveyOpen()).isFalse();
    }

    @Test
    void counts_the_days_after_the_promised_one_until_the_case_is_over() {
        String code = hub.open("expected", "2026-10-30");
        hub.move(code, ACCEPTED);
        hub.clock.advance(Duration.ofDays(3));

        assertThat(hub.seen(code).lateDays()).isEqualTo(3);

        hub.move(code, DECIDED, DELIVERED);
        hub.clock.advance(Duration.ofDays(5));
        assertThat(hub.seen(code).lateDays()).isEqualTo(3);
    }

    /** The papers of a case of this agency, for which the tax administration asked about a person. */
    private static List<Spared> papersOfCaseOf(String agency, String service) {
        String code = "970409730002178";
        hub.sql()
                .sql("""
                    INSERT INTO tracked_case (code, service, agency, holder, province, state, opened_at, changed_at, mobile_hash)
                    VALUES (?, ?, ?, ?, 'QAZVIN', 'OPENED', now() - interval '1 day', now(), ?)
                    """)
                .params(code, service, agency, agency, new Factors(hub.keys).mobile(code, END))
                .update();
        RecordedExchange.in(hub.source);
        RecordedExchange.in(hub.source);
        List<Spared> papers = hub.seen(code).spared();
        hub.sql().sql("DELETE FROM tracked_case WHERE code = ?").param(code).update();
        return papers;
    }

    @Test
    void lists_the_papers_that_agencies_asked_each_other_for() {
        List<Spared> papers = papersOfCaseOf("tax", TestTracking.TAX_FILE);

        assertThat(papers).hasSize(1);
        assertThat(papers.getFirst().title().en()).isEqualTo("Identity of a natural person");
        assertThat(papers.getFirst().agencyName().fa()).isEqualTo("سازمان ثبت احوال کشور");
    }

    @Test
    void lists_no_paper_that_was_asked_for_by_an_agency_which_has_nothing_to_do_with_the_case() {
        assertThat(papersOfCaseOf("municipality", TestTracking.PERMIT)).isEmpty();
    }

    @Test
    void leaves_the_citys_own_events_alone() {
        assertThat(hub.seen(hub.opened()).timeline())
                .extracting(CaseEvent::agency)
                .containsOnly(CITY.agency());
    }
}
