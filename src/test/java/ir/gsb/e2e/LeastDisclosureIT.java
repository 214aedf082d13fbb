package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No more leaves the hub than is asked for and granted, to the client or to the provider. */
class LeastDisclosureIT {

    private final TrialHub trial = TrialHub.get();
    private final Client portal = trial.portal();

    @ParameterizedTest
    @EnumSource
    void what_was_not_asked_for_stays_in_the_hub(Protocol protocol) throws Exception {
        String identity = portal.ask(protocol, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY")
                .reply()
                .text();
        assertThat(identity).contains("علی", "کریمی").doesNotContain("یحیی", "MALE", "4521", "012345");
        String address = portal.ask(protocol, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS")
                .reply()
                .text();
        assertThat(address).contains("تهران").doesNotContain("امیرکبیر", "یاس", "35.6", "مرکزی");
    }

    @ParameterizedTest
    @CsvSource({
        "REST, علی, MATCH", "REST, رضا, NO_MATCH",
        "SOAP_1_1, علی, MATCH", "SOAP_1_1, رضا, NO_MATCH",
        "SOAP_1_2, علی, MATCH", "SOAP_1_2, رضا, NO_MATCH"
    })
    void verify_says_only_whether_it_matches(Protocol protocol, String name, String status) throws Exception {
        String ask = """
            {"nationalId":"0001234560","birthDate":"1986-07-03","values":{"firstName":"%s"}}\
            """.formatted(name);

        Told told = portal.ask(protocol, TrialHub.IDENTITY, ask, "T-IDENTITY");

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.reply().text()).doesNotContain("علی", "کریمی", "یحیی", "0001234560");
        String said = protocol == Protocol.REST
                ? told.reply().text()
                : HubSeal.parse(told.reply().body())
                        .getElementsByTagNameNS("*", "PersonIdentityResponse")
                        .item(0)
                        .getTextContent();
        assertThat(said).isEqualTo(protocol == Protocol.REST ? "{\"status\":\"" + status + "\"}" : status);
    }

    @ParameterizedTest
    @CsvSource({"person-identity/v1, T-IDENTITY", "postal-address/v1, T-ADDRESS"})
    void headers_of_the_client_never_reach_the_provider(String type, String agreement) throws Exception {
        InquiryType inquiry = InquiryType.parse(type);
        String ask = inquiry.equals(TrialHub.IDENTITY) ? TrialHub.ASK_IDENTITY : TrialHub.ASK_ADDRESS;
        for (Protocol protocol : Protocol.values()) {
            trial.providers().resetRequests();
            Letter letter = portal.letter(protocol, inquiry, ask, agreement)
                    .with(
                            "CamelHttpPath", "/elsewhere",
                            "CamelHttpUri", "http://127.0.0.1:1/",
                            "CamelHttpMethod", "DELETE",
                            "X-Forwarded-For", "192.0.2.7",
                            "Cookie", "session=secret",
                            "Authorization", "Basic c2VjcmV0",
                            "Keep-Alive", "timeout=5",
                            "Proxy-Authorization", "Basic c2VjcmV0",
                            "TE", "trailers",
                            "X-Agency", "secret");

            Told told = portal.send(letter);

            assertThat(told.status()).as(told.reply().text()).isEqualTo(200);
            assertThat(namesSent())
                    .isSubsetOf(Set.of(
                            "host",
                            "user-agent",
                            "accept-encoding",
                            "connection",
                            "content-type",
                            "content-length",
                            "transfer-encoding",
                            "soapaction",
                            "accept"));
        }
    }

    private Set<String> namesSent() {
        List<LoggedRequest> requests = trial.providers().getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList();
        assertThat(requests).hasSize(1);
        LoggedRequest request = requests.getFirst();
        assertThat(request.getUrl()).isIn("/population", "/api/v2/addresses/1193653471");
        assertThat(request.getBodyAsString()).doesNotContain("secret", "clerk-7", "050817100000197", "T-IDENTITY");
        Set<String> names = new TreeSet<>();
        request.getHeaders().keys().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    @Test
    void unknown_gsb_header_is_refused_and_nobody_is_asked() throws Exception {
        trial.providers().resetRequests();
        Letter letter = portal.rest(
                TrialHub.ADDRESS,
                TrialHub.ASK_ADDRESS,
                Letter.headers(
                        "content-type",
                        "application/json",
                        "gsb-message-id",
                        UUID.randomUUID().toString(),
                        "gsb-secret-power",
                        "on"));
        ErrorTable.require(trial.hub(), portal.send(letter), "malformed-message");
        assertThat(trial.providers().getAllServeEvents()).isEmpty();
    }
}
