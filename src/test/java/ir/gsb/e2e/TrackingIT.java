package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Text;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.tracking.CaseEvent;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.Spared;
import ir.gsb.tracking.Tracking;
import ir.gsb.tracking.TrackingCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An agency opens a case over the bus and moves it on, and its citizen looks at it. */
class TrackingIT {

    private static final InquiryType CASE_EVENT = InquiryType.parse("case-event/v1");
    private static final String AGREEMENT = "A-1202";
    private static final String SERVICE = "99000001";
    private static final String OPENED = """
        {"mode":"RETRIEVE","fields":["trackingCode","state","next"],"event":"OPENED","serviceCode":"%s",\
        "province":"%s","mobile":"09000004321","nationalId":"0007654324","expected":"2027-01-05"}\
        """;
    private static final String MOVED = """
        {"mode":"RETRIEVE","fields":["state"],"event":"%s","trackingCode":"%s","note":"یادداشت برای شما"}\
        """;

    private static int sources;

    private final SampleHub hub = SampleHub.get();
    private final Client tax = new Client(hub, hub.key(SampleHub.TAX));
    private final String source = "203.0.113." + sources++;

    @BeforeAll
    static void publish_a_service_and_begin_the_pilot() {
        SampleHub hub = SampleHub.get();
        JdbcClient store = JdbcClient.create(hub.store());
        store.sql("""
            INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)
            VALUES ('tax', 'SUBSIDIARY', 'سازمان امور مالیاتی کشور', 'Tax Administration', true) ON CONFLICT DO NOTHING
            """).update();
        long id = store.sql("""
            INSERT INTO service (agency, reference, code, state, version, published_version, published_at)
            VALUES ('tax', 'tracking-it', ?, 'PUBLISHED', 1, 1, now())
            ON CONFLICT (agency, reference) DO UPDATE SET version = 1 RETURNING id
            """).param(SERVICE).query(Long.class).single();
        store.sql("INSERT INTO service_version VALUES (?, 1, ?::jsonb, 'test', now()) ON CONFLICT DO NOTHING")
                .param(id)
                .param(Sheets.write(Sheet.begun(new Text("تشکیل پروندهٔ مالیاتی", "Opening of a tax file"))))
                .update();
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, ?, now(), false)")
                .param(id)
                .param(SERVICE)
                .update();
        Awaitility.await()
                .until(() ->
                        hub.part(Catalogue.class).current().service(SERVICE).isPresent());
        hub.part(Pilot.class).change("tax", Province.QAZVIN, true, "operator/registry", "the pilot begins");
    }

    private Told tell(Protocol protocol, String content) throws Exception {
        return tax.ask(protocol, CASE_EVENT, content, AGREEMENT);
    }

    private String open() throws Exception {
        return tell(Protocol.REST, OPENED.formatted(SERVICE, "QAZVIN"))
                .json()
                .get("trackingCode")
                .asText();
    }

    private Look look(String code, String factor) {
        return hub.part(Tracking.class).look(code, factor, source);
    }

    private CaseView seen(String code) {
        return ((Look.Found) look(code, "4321")).view();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void opens_and_moves_a_case_over_every_protocol(Protocol protocol) throws Exception {
        Told opened = tell(protocol, OPENED.formatted(SERVICE, "QAZVIN"));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.reply().text()).contains("OPENED").containsPattern("0[0-9]{14}");
        String code = open();

        for (String event : new String[] {"ACCEPTED", "WAITING_FOR_PAPERS", "ACCEPTED", "DECIDED", "DELIVERED"}) {
            Told moved = tell(protocol, MOVED.formatted(event, code));
            assertThat(moved.status()).isEqualTo(200);
            assertThat(moved.reply().text()).contains(event);
        }

        CaseView view = seen(code);
        assertThat(view.serviceTitle().fa()).isEqualTo("تشکیل پروندهٔ مالیاتی");
        assertThat(view.timeline()).extracting(CaseEvent::state).hasSize(6).endsWith(CaseState.DELIVERED);
        assertThat(view.surveyOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void tells_clearly_why_an_event_is_refused(Protocol protocol) throws Exception {
        Told outOfOrder = tell(protocol, MOVED.formatted("DELIVERED", open()));
        assertThat(outOfOrder.error().get("code").asText()).isEqualTo("state-conflict");
        assertThat(outOfOrder.error().get("detail").asText()).contains("DELIVERED cannot follow");

        Told off = tell(protocol, OPENED.formatted(SERVICE, "TEHRAN"));
        assertThat(off.error().get("code").asText()).isEqualTo("service-disabled");
        assertThat(off.error().get("detail").asText()).contains("tax in TEHRAN");

        Told unknown = tell(protocol, OPENED.formatted("99999999", "QAZVIN"));
        assertThat(unknown.error().get("code").asText()).isEqualTo("schema-violation");
        assertThat(unknown.error().get("violations").toString()).contains("/serviceCode");
    }

    @Test
    void opens_no_second_case_for_a_message_that_is_sent_again() throws Exception {
        String id = UUID.randomUUID().toString();
        String content = OPENED.formatted(SERVICE, "QAZVIN");

        Told first = tax.send(tax.letter(Protocol.REST, CASE_EVENT, content, AGREEMENT, id));
        Told again = tax.send(tax.letter(Protocol.REST, CASE_EVENT, content, AGREEMENT, id));

        assertThat(again.replayed()).isTrue();
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void shows_which_papers_the_citizen_need_not_bring() throws Exception {
        String code = open();
        var asked = hub.ask(
                SampleHub.TAX,
                SampleHub.IDENTITY,
                TrialHub.ASK_IDENTITY,
                "gsb-agreement",
                "A-1001",
                "gsb-tracking-code",
                grouped(code));
        assertThat(asked.status()).isEqualTo(200);

        CaseView view = seen(code);

        assertThat(view.spared()).extracting(Spared::inquiry).containsExactly(SampleHub.IDENTITY);
        assertThat(view.spared().getFirst().agencyName().fa()).isEqualTo("سازمان ثبت احوال کشور");
    }

    private static String grouped(String code) {
        return code.substring(0, 6) + '-' + code.substring(6, 13) + '-' + code.substring(13);
    }

    @Test
    void refuses_what_is_no_tracking_code_and_passes_over_one_that_is_nobodys() throws Exception {
        for (String code : List.of("abc", "050817100000198", "05081710000019")) {
            var refused = hub.ask(
                    SampleHub.TAX,
                    SampleHub.IDENTITY,
                    TrialHub.ASK_IDENTITY,
                    "gsb-agreement",
                    "A-1001",
                    "gsb-tracking-code",
                    code);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("malformed-message", "the last two check the others");
        }
        var asked = hub.ask(
                SampleHub.TAX,
                SampleHub.IDENTITY,
                TrialHub.ASK_IDENTITY,
                "gsb-agreement",
                "A-1001",
                "gsb-tracking-code",
                TrackingCode.of(LocalDate.of(2026, 10, 30), 7).digits());
        assertThat(asked.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void takes_a_code_in_groups_for_the_case_that_is_moved(Protocol protocol) throws Exception {
        String code = open();

        Told told = tell(protocol, MOVED.formatted("ACCEPTED", grouped(code)));

        assertThat(told.reply().text()).contains("ACCEPTED");
        assertThat(seen(code).state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void slows_wrong_guesses_and_keeps_the_right_one_waiting_too() throws Exception {
        String code = open();
        for (int i = 0; i < 3; i++) {
            assertThat(look(code, "0000")).isEqualTo(new Look.Unknown());
        }

        assertThat(look(code, "4321")).isInstanceOf(Look.Slowed.class);
    }

    @Test
    void moves_no_case_of_another_agency() throws Exception {
        Client city = new Client(hub, hub.key(SampleHub.MUNICIPALITY));

        Told told = city.ask(Protocol.REST, CASE_EVENT, MOVED.formatted("ACCEPTED", open()), "A-2201");

        assertThat(told.json().get("status").asText()).isEqualTo("NOT_FOUND");
    }
}
