package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A citizen asks, through a portal, who asked about him. */
class AccessReportIT {

    private static final InquiryType REPORT = InquiryType.parse("access-report/v1");
    private static final String RETRIEVE = """
        {"mode":"RETRIEVE","fields":["accesses"],"nationalId":"%s"}\
        """;
    private static final String ASKED_ABOUT = "0001234560";

    /** Nobody else in the tests asks about this one. */
    private static final String NOT_ASKED_ABOUT = "0012345679";

    private final SampleHub hub = SampleHub.get();
    private final Client portal = new Client(hub, hub.key(Party.parse("portal/citizens")));
    private final Client tax = new Client(hub, hub.key(SampleHub.TAX));

    private Told ask(Protocol protocol, String content) throws Exception {
        return portal.ask(protocol, REPORT, content, "A-3001");
    }

    @Test
    void lists_who_asked_when_and_on_what_basis_but_nothing_that_was_said() throws Exception {
        Told asked = tax.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001");
        assertThat(asked.status()).isEqualTo(200);

        Told told = ask(Protocol.REST, RETRIEVE.formatted(ASKED_ABOUT));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().get("status").asText()).isEqualTo("FOUND");
        JsonNode newest = told.json().at("/accesses/0");
        assertThat(newest.get("agency").asText()).isEqualTo("tax");
        assertThat(newest.get("agencyName").asText()).isEqualTo("سازمان امور مالیاتی کشور");
        assertThat(newest.get("system").asText()).isEqualTo("portal");
        assertThat(newest.get("inquiry").asText()).isEqualTo("person-identity/v1");
        assertThat(newest.get("legalBasis").asText()).contains("article 4");
        assertThat(told.json().get("accesses").size()).isLessThanOrEqualTo(100);
        assertThat(told.reply().text()).doesNotContain(ASKED_ABOUT, "علی", asked.exchangeId());
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void answers_over_every_protocol(Protocol protocol) throws Exception {
        tax.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001");

        Told told = ask(protocol, RETRIEVE.formatted(ASKED_ABOUT));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.reply().text()).contains("person-identity/v1");
    }

    @Test
    void does_not_list_what_a_citizen_asked_about_himself_through_the_same_portal() throws Exception {
        String content = RETRIEVE.formatted(NOT_ASKED_ABOUT);

        ask(Protocol.REST, content);
        Told again = ask(Protocol.REST, content);

        assertThat(again.json().get("status").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void says_by_verify_whether_there_is_anything() throws Exception {
        tax.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001");

        assertThat(ask(Protocol.REST, "{\"nationalId\":\"" + ASKED_ABOUT + "\"}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("MATCH");
        assertThat(ask(Protocol.REST, "{\"nationalId\":\"" + NOT_ASKED_ABOUT + "\"}")
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("NO_MATCH");
    }

    @Test
    void does_not_list_who_was_refused() throws Exception {
        Told refused = tax.ask(Protocol.REST, REPORT, RETRIEVE.formatted(NOT_ASKED_ABOUT), "A-1001");
        assertThat(refused.status()).isEqualTo(403);

        Told told = ask(Protocol.REST, RETRIEVE.formatted(NOT_ASKED_ABOUT));

        assertThat(told.json().get("status").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void is_itself_recorded_like_any_exchange() throws Exception {
        Told told = ask(Protocol.REST, RETRIEVE.formatted(ASKED_ABOUT));

        var found = hub.part(ExchangeSearch.class)
                .exchange(ExchangeId.parse(told.exchangeId()))
                .orElseThrow();

        assertThat(found.found().client()).contains(Party.parse("portal/citizens"));
        assertThat(found.found().provider()).contains(Party.parse("gsb/audit"));
        assertThat(found.subject()).contains(hub.part(ExchangeSearch.class).subjectHash(ASKED_ABOUT));
    }
}
