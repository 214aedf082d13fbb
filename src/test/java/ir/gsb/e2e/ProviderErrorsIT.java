package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.OpenedVault;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code for what a provider does wrong, a REST and a SOAP one, over each protocol. */
class ProviderErrorsIT {

    private static final String SECRET = "ORA-00942: table PERSONS of 10.0.0.7 does not exist";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    /** Each protocol with a provider of each kind. */
    static Stream<Arguments> ways() {
        return Arrays.stream(Protocol.values())
                .flatMap(protocol ->
                        Stream.of(Arguments.of(protocol, TrialHub.ADDRESS), Arguments.of(protocol, TrialHub.IDENTITY)));
    }

    private Told ask(Protocol protocol, InquiryType type) throws Exception {
        boolean address = type.equals(TrialHub.ADDRESS);
        return portal.ask(
                protocol,
                type,
                address ? TrialHub.ASK_ADDRESS : TrialHub.ASK_IDENTITY,
                address ? "T-ADDRESS" : "T-IDENTITY");
    }

    private Told fails(Protocol protocol, InquiryType type, ResponseDefinitionBuilder answer, String code)
            throws Exception {
        var told = new Told[1];
        trial.whileProvidersAnswer(answer, () -> told[0] = ask(protocol, type));
        ErrorTable.require(hub, told[0], code);
        return told[0];
    }

    private OpenedVault vault(Told told) throws Exception {
        return OpenedVault.of(hub.store(), hub.part(MasterKeys.class), told.exchangeId());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_fault_keeps_its_text_in_the_vault_only(Protocol protocol, InquiryType type) throws Exception {
        var answer = type.equals(TrialHub.ADDRESS)
                ? aResponse().withStatus(500).withBody("{\"code\":\"E1\",\"message\":\"" + SECRET + "\"}")
                : aResponse()
                        .withStatus(500)
                        .withHeader("Content-Type", "text/xml")
                        .withBody("""
                            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>\
                            <faultcode>s:Server</faultcode><faultstring>%s</faultstring></s:Fault></s:Body></s:Envelope>
                            """.formatted(SECRET));

        Told told = fails(protocol, type, answer, "provider-fault");

        assertThat(told.reply().text()).doesNotContain("ORA-", "PERSONS", "10.0.0.7");
        assertThat(vault(told).kept()).contains(SECRET);
        assertThat(ErrorTable.Recorded.of(hub, told.exchangeId()).orElseThrow().detail())
                .doesNotContain("ORA-");
    }

    @ParameterizedTest
    @EnumSource
    void provider_fault_by_a_flag(Protocol protocol) throws Exception {
        fails(protocol, TrialHub.IDENTITY, TrialHub.identity("fault-success-flag.200"), "provider-fault");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_fault_as_a_page_of_its_server(Protocol protocol, InquiryType type) throws Exception {
        var page = aResponse().withStatus(403).withBody("<html><p>Forbidden by WAF 10.0.0.8</html>");
        Told told = fails(protocol, type, page, "provider-fault");
        assertThat(told.reply().text()).doesNotContain("WAF");
        assertThat(vault(told).kept()).contains("WAF");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_answer_invalid(Protocol protocol, InquiryType type) throws Exception {
        var unreadable = aResponse().withStatus(200).withBody("<html>Welcome</html");
        fails(protocol, type, unreadable, "provider-answer-invalid");
        var invalid = type.equals(TrialHub.ADDRESS)
                ? TrialHub.address("invalid-exponent.200")
                : TrialHub.identity("invalid-flag.200");
        fails(protocol, type, invalid, "provider-answer-invalid");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_signature_invalid(Protocol protocol, InquiryType type) throws Exception {
        verifyAnswers(true, true);
        try {
            var usual = type.equals(TrialHub.ADDRESS) ? TrialHub.addressFound() : TrialHub.identityFound();
            Told told = fails(protocol, type, usual, "provider-signature-invalid");
            assertThat(vault(told).kept()).isNotBlank();
        } finally {
            verifyAnswers(false, false);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_that_signs_must_be_asked_signed(Protocol protocol, InquiryType type) throws Exception {
        verifyAnswers(false, true);
        try {
            var usual = type.equals(TrialHub.ADDRESS) ? TrialHub.addressFound() : TrialHub.identityFound();
            fails(protocol, type, usual, "provider-signature-invalid");
        } finally {
            verifyAnswers(false, false);
        }
    }

    private void verifyAnswers(boolean sign, boolean verify) {
        trial.register("""
            systems:
              - {party: civil-registry/population, nameFa: جمعیت, nameEn: Population register,
                 signRequests: %1$s, verifyAnswers: %2$s}
              - {party: post/addresses, nameFa: نشانی, nameEn: Address register,
                 signRequests: %1$s, verifyAnswers: %2$s}
            """.formatted(sign, verify));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_unavailable(Protocol protocol, InquiryType type) throws Exception {
        for (Fault fault : new Fault[] {Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER}) {
            fails(protocol, type, aResponse().withFault(fault), "provider-unavailable");
        }
        fails(protocol, type, aResponse().withStatus(503).withBody("try later"), "provider-unavailable");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_that_breaks_off_its_answer(Protocol protocol, InquiryType type) throws Exception {
        fails(protocol, type, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "provider-unavailable");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_timeout(Protocol protocol, InquiryType type) throws Exception {
        int late = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() * 2;
        fails(protocol, type, aResponse().withFixedDelay(late), "provider-timeout");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void provider_that_dribbles_its_answer(Protocol protocol, InquiryType type) throws Exception {
        int late = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() * 2;
        var usual = type.equals(TrialHub.ADDRESS) ? TrialHub.addressFound() : TrialHub.identityFound();
        fails(protocol, type, usual.withChunkedDribbleDelay(20, late), "provider-timeout");
    }

    @ParameterizedTest
    @EnumSource
    void internal_error_of_a_mapping_that_fails(Protocol protocol) throws Exception {
        Told told = portal.ask(protocol, TrialHub.BROKEN, TrialHub.ASK_ADDRESS, "T-BROKEN");
        ErrorTable.require(hub, told, "internal-error");
        assertThat(told.reply().text()).doesNotContain("fails as it runs");
    }
}
