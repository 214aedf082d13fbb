package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static ir.gsb.tracking.CaseState.FORWARDED;
import static ir.gsb.tracking.CaseState.OPENED;
import static ir.gsb.tracking.CaseState.WAITING_FOR_PAPERS;
import static ir.gsb.tracking.TestTracking.CITY;
import static ir.gsb.tracking.TestTracking.PERMIT;
import static ir.gsb.tracking.TestTracking.TAX;
import static ir.gsb.tracking.TestTracking.TAX_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.catalogue.Province;
import ir.gsb.message.Code;
import ir.gsb.message.Mode;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaseEventsTest {

    private static TestTracking hub;

    @BeforeAll
    static void make_a_database() {
        hub = new TestTracking("case_events");
    }

    @AfterAll
    static void close_it() {
        hub.close();
    }

    private static Refusal refusal(ThrowingCallable telling) {
        return catchThrowableOfType(RefusedException.class, telling).refusal();
    }

    private static long events(String code) {
        return hub.sql()
                .sql("SELECT count(*) FROM case_event WHERE case_code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    @Test
    void opens_a_case_with_a_code_of_its_day_and_says_what_may_follow() {
        var answer = hub.tell(
                CITY, "event", "OPENED", "serviceCode", PERMIT, "province", "QAZVIN", "mobile", "+989000001234");

        assertThat(answer.text("status")).contains("FOUND");
        assertThat(TrackingCode.read(answer.text("trackingCode").orElseThrow())).isPresent();
        assertThat(answer.text("trackingCode").orElseThrow()).startsWith("050808");
        assertThat(answer.text("state")).contains("OPENED");
    }

    @Test
    void keeps_no_identifier_in_clear() {
        String code = hub.open("nationalId", TestTracking.PERSON, "note", "تماس با ۰۹۰۰۰۰۰۱۲۳۴ یا 0001234560");

        String row = hub.sql()
                .sql("SELECT c::text || (SELECT string_agg(e::text, ' ') FROM case_event e WHERE case_code = code)"
                        + " || (SELECT string_agg(m::text, ' ') FROM case_message m WHERE case_code = code)"
                        + " FROM tracked_case c WHERE code = ?")
                .param(code)
                .query(String.class)
                .single();

        assertThat(row).contains("(digits)").doesNotContain("0001234560", "9000001234", "۰۹۰۰۰۰۰۱۲۳۴");
        assertThat(hub.seen(code).timeline().getFirst().note()).isEqualTo("تماس با (digits) یا (digits)");
    }

    @Test
    void moves_a_case_from_state_to_state_to_its_end() {
        String code = hub.opened(ACCEPTED, WAITING_FOR_PAPERS, ACCEPTED, DECIDED, DELIVERED);

        assertThat(hub.seen(code).timeline())
                .extracting(CaseEvent::state)
                .containsExactly(OPENED, ACCEPTED, WAITING_FOR_PAPERS, ACCEPTED, DECIDED, DELIVERED);
    }

    @Test
    void refuses_an_event_out_of_order_and_says_what_may_follow() {
        String code = hub.opened(ACCEPTED);

        Refusal refusal = refusal(() -> hub.move(code, DELIVERED));

        assertThat(refusal.code()).isEqualTo(Code.STATE_CONFLICT);
        assertThat(refusal.detail())
                .contains("is ACCEPTED", "DELIVERED cannot follow", "DECIDED", "first", "new message id");
        assertThat(events(code)).isEqualTo(2);
    }

    @Test
    void refuses_to_move_what_is_over() {
        String code = hub.opened(ACCEPTED, DECIDED, DELIVERED);

        assertThat(refusal(() -> hub.move(code, ACCEPTED)).detail()).contains("is over", "Open a new case");
    }

    @Test
    void refuses_an_event_that_is_earlier_than_the_one_before() {
        String code = hub.opened();
        String earlier = hub.clock.instant().minus(Duration.ofHours(1)).toString();

        assertThat(refusal(() -> hub.tell(CITY, "event", "ACCEPTED", "trackingCode", code, "at", earlier))
                        .code())
                .isEqualTo(Code.STATE_CONFLICT);
    }

    @Test
    void lets_only_the_agency_that_opened_it_move_it_and_the_one_that_has_it() {
        String code = hub.opened(ACCEPTED);

        assertThat(hub.tell(TAX, "event", "ACCEPTED", "trackingCode", code).text("status"))
                .contains("NOT_FOUND");
        hub.tell(CITY, "event", FORWARDED.name(), "trackingCode", code, "forwardTo", "tax");
        assertThat(hub.tell(TAX, "event", "ACCEPTED", "trackingCode", code).text("state"))
                .contains("ACCEPTED");
        assertThat(hub.tell(CITY, "event", "DECIDED", "trackingCode", code).text("state"))
                .contains("DECIDED");
    }

    @Test
    void says_that_who_moves_a_case_on_has_it_unless_he_forwards_it() {
        String code = hub.opened(ACCEPTED);
        hub.tell(CITY, "event", FORWARDED.name(), "trackingCode", code, "forwardTo", "tax");
        assertThat(hub.seen(code).holder()).isEqualTo("tax");

        hub.move(code, ACCEPTED, DECIDED);

        assertThat(hub.seen(code).holder()).isEqualTo("municipality");
        assertThat(hub.tell(TAX, "event", "DELIVERED", "trackingCode", code).text("status"))
                .contains("NOT_FOUND");
    }

    @Test
    void forwards_no_case_to_who_forwards_it() {
        String code = hub.opened(ACCEPTED);

        assertThat(refusal(() ->
                                hub.tell(CITY, "event", "FORWARDED", "trackingCode", code, "forwardTo", "municipality"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/forwardTo");
    }

    @Test
    void forwards_a_case_to_an_agency_that_provides_no_service_itself() {
        String code = hub.opened(ACCEPTED);

        hub.tell(CITY, "event", FORWARDED.name(), "trackingCode", code, "forwardTo", "civil-registry");

        assertThat(hub.seen(code).holderName().fa()).isEqualTo("سازمان ثبت احوال کشور");
    }

    @Test
    void answers_the_same_for_a_case_that_is_not_there() {
        assertThat(hub.tell(CITY, "event", "ACCEPTED", "trackingCode", "970409730002178")
                        .text("status"))
                .contains("NOT_FOUND");
    }

    @Test
    void takes_a_message_once_even_if_its_answer_was_lost() {
        String id = UUID.randomUUID().toString();
        String[] opened = {"event", "OPENED", "serviceCode", PERMIT, "province", "QAZVIN", "mobile", "09000001234"};

        String first =
                hub.tell(CITY, id, Mode.RETRIEVE, opened).text("trackingCode").orElseThrow();
        String again =
                hub.tell(CITY, id, Mode.RETRIEVE, opened).text("trackingCode").orElseThrow();

        assertThat(again).isEqualTo(first);
        assertThat(events(first)).isOne();
    }

    @Test
    void takes_nothing_with_verify() {
        String code = hub.opened();

        assertThat(hub.tell(CITY, UUID.randomUUID().toString(), Mode.VERIFY, "event", "ACCEPTED", "trackingCode", code)
                        .text("status"))
                .contains("MATCH");
        assertThat(events(code)).isOne();
    }

    @Test
    void opens_nothing_where_tracking_is_off_and_says_what_to_do() {
        Refusal refusal = refusal(() -> hub.open("province", "TEHRAN"));

        assertThat(refusal.code()).isEqualTo(Code.SERVICE_DISABLED);
        assertThat(refusal.detail()).contains("municipality in TEHRAN", "own number", "again");
    }

    @Test
    void moves_on_what_was_opened_before_tracking_was_switched_off() {
        assertThat(hub.here.pilot.change("municipality", Province.KHUZESTAN, true, "operator/registry", "test"))
                .isTrue();
        String code = hub.open("province", "KHUZESTAN");
        assertThat(hub.here.pilot.change("municipality", Province.KHUZESTAN, false, "operator/registry", "test"))
                .isTrue();
        assertThat(hub.here.pilot.change("municipality", Province.KHUZESTAN, false, "operator/registry", "test"))
                .isFalse();

        hub.move(code, ACCEPTED);

        assertThat(hub.seen(code).state()).isEqualTo(ACCEPTED);
        assertThat(hub.here.pilot.on()).containsOnlyKeys("municipality");
    }

    @Test
    void opens_only_what_the_agency_itself_provides() {
        assertThat(refusal(() -> hub.open("serviceCode", TAX_FILE)).code()).isEqualTo(Code.ACCESS_DENIED);
        assertThat(refusal(() -> hub.open("serviceCode", "99999999")).violations())
                .extracting(Violation::pointer)
                .containsExactly("/serviceCode");
    }

    @Test
    void names_every_place_that_does_not_go_with_the_event() {
        Refusal refusal = refusal(() -> hub.tell(CITY, "event", "OPENED", "trackingCode", "970409730002178"));
        assertThat(refusal.violations())
                .extracting(Violation::pointer)
                .containsExactly("/serviceCode", "/province", "/mobile", "/trackingCode");
        assertThat(refusal.detail()).contains("new message id");
        assertThat(refusal.violations().get(2).message()).contains("nationalId", "either will do");

        String code = hub.opened();
        assertThat(refusal(() -> hub.tell(CITY, "event", "WAITING_FOR_PAPERS", "trackingCode", code))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/note");
        assertThat(refusal(() -> hub.tell(CITY, "event", "FORWARDED", "trackingCode", code, "forwardTo", "nobody"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/forwardTo");
        String tomorrow = hub.clock.instant().plus(Duration.ofDays(1)).toString();
        assertThat(refusal(() -> hub.tell(
                                CITY,
                                "event",
                                "ACCEPTED",
                                "trackingCode",
                                code,
                                "at",
                                tomorrow,
                                "expected",
                                "2026-10-01"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/at", "/expected");
    }

    @Test
    void takes_no_date_that_no_calendar_of_the_pages_can_show() {
        assertThat(refusal(() -> hub.open("at", "0001-01-01T00:00:00Z", "expected", "9999-12-31"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/at", "/expected");

        String code = hub.opened();
        assertThat(refusal(() -> hub.tell(CITY, "event", "ACCEPTED", "trackingCode", code, "expected", "9999-12-31"))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/expected");
    }

    @Test
    void keeps_events_from_being_changed() {
        String code = hub.opened();

        assertThatThrownBy(() -> hub.sql()
                        .sql("UPDATE case_event SET at = now() WHERE case_code = ?")
                        .param(code)
                        .update())
                .hasMessageContaining("events of cases are not changed");
        assertThatThrownBy(() -> hub.sql()
                        .sql("DELETE FROM case_event WHERE case_code = ?")
                        .param(code)
                        .update())
                .hasMessageContaining("events of cases are not changed");
    }
}
