package ir.gsb.e2e;

import static ir.gsb.registry.TestRegistry.BY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Wishes;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code for what a party may not ask, or not now; the provider hears nothing of it. */
class RightsErrorsIT {

    private static final InquiryType TYPE = TrialHub.ADDRESS;
    private static final String ASK = TrialHub.ASK_ADDRESS;
    private static final String VERIFY = """
        {"postalCode":"1193653471","values":{"city":"تهران"}}\
        """;

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private JsonNode refused(Client client, Letter letter, String code) throws Exception {
        trial.providers().resetRequests();
        Told told = client.send(letter);
        assertThat(trial.providers().getAllServeEvents()).isEmpty();
        return ErrorTable.require(hub, told, code);
    }

    private String denied(Protocol protocol, String json, String agreement) throws Exception {
        return refused(portal, portal.letter(protocol, TYPE, json, agreement), "access-denied")
                .get("detail")
                .asText();
    }

    @ParameterizedTest
    @EnumSource
    void no_agreement(Protocol protocol) throws Exception {
        assertThat(denied(protocol, ASK, "A-1002")).contains("is none between trial/portal and postal-address/v1");
        Client other = trial.client("trial/other");
        refused(other, other.letter(protocol, TYPE, ASK, "T-ADDRESS"), "access-denied");
    }

    @ParameterizedTest
    @EnumSource
    void agreement_expired(Protocol protocol) throws Exception {
        assertThat(denied(protocol, ASK, "T-EXPIRED")).contains("T-EXPIRED expired at 2025-04-20T20:30:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void mode_not_granted(Protocol protocol) throws Exception {
        assertThat(denied(protocol, ASK, "T-VERIFY")).contains("grants VERIFY only");
    }

    @ParameterizedTest
    @EnumSource
    void field_not_granted(Protocol protocol) throws Exception {
        String more = ASK.replace("\"city\"", "\"city\",\"latitude\"");
        assertThat(denied(protocol, more, "T-ADDRESS")).contains("does not grant latitude");
        String compared = VERIFY.replace("}}", ",\"plate\":\"12\"}}");
        assertThat(denied(protocol, compared, "T-VERIFY")).contains("does not grant plate");
    }

    @ParameterizedTest
    @EnumSource
    void agency_suspended(Protocol protocol) throws Exception {
        Client halted = trial.client("halted/portal");
        refused(halted, halted.letter(protocol, TYPE, ASK, "T-ADDRESS"), "agency-suspended");
    }

    @ParameterizedTest
    @EnumSource
    void quota_exceeded_says_when_to_ask_again(Protocol protocol) throws Exception {
        String id = "T-QUOTA-" + UUID.randomUUID();
        trial.register(TrialHub.agreement(id, "postal-address/v1", "RETRIEVE", "province, city", "quotaPerDay: 1"));
        assertThat(portal.ask(protocol, TYPE, ASK, id).status()).isEqualTo(200);

        Told told = portal.ask(protocol, TYPE, ASK, id);

        ErrorTable.require(hub, told, "quota-exceeded");
        int seconds = Integer.parseInt(told.headers().first("retry-after").orElseThrow());
        assertThat(seconds).isBetween(1, 86_400);
    }

    @ParameterizedTest
    @EnumSource
    void service_disabled_with_its_notice(Protocol protocol) throws Exception {
        hub.registry().apply(BY, Wishes.state(TYPE, Inquiry.State.DISABLED, "Maintenance until 1405-01-02 08:00."));
        try {
            JsonNode error = refused(portal, portal.letter(protocol, TYPE, ASK, "T-ADDRESS"), "service-disabled");
            assertThat(error.get("detail").asText()).contains("Maintenance until 1405-01-02 08:00.");
        } finally {
            hub.registry().apply(BY, Wishes.state(TYPE, Inquiry.State.ACTIVE, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void service_is_disabled_while_its_provider_is_suspended(Protocol protocol) throws Exception {
        hub.registry().apply(BY, Wishes.suspend("post", true));
        try {
            refused(portal, portal.letter(protocol, TYPE, ASK, "T-ADDRESS"), "service-disabled");
        } finally {
            hub.registry().apply(BY, Wishes.suspend("post", false));
        }
    }
}
