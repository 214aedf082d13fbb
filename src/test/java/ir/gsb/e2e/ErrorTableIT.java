package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.canonical.Xml;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code for what is wrong with a client's message, over each protocol that can have it. */
class ErrorTableIT {

    private static final InquiryType TYPE = TrialHub.ADDRESS;
    private static final String ASK = TrialHub.ASK_ADDRESS;
    private static final String AGREEMENT = "T-ADDRESS";
    private static final String TAMPERED = "1193653472";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private Letter letter(Protocol protocol) {
        return portal.letter(protocol, TYPE, ASK, AGREEMENT);
    }

    private JsonNode refused(Letter letter, String code) throws Exception {
        Told told = portal.send(letter);
        return ErrorTable.require(hub, told, code);
    }

    @Test
    void malformed_content_over_rest() throws Exception {
        byte[] half = "{\"mode\":".getBytes(StandardCharsets.UTF_8);
        refused(portal.rest(TYPE, half, AGREEMENT, UUID.randomUUID().toString()), "malformed-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inquiries/%70ostal-address/v1", "/inquiries//postal-address/v1", "/inquiries/../v1"})
    void malformed_target(String target) throws Exception {
        refused(letter(Protocol.REST).to(target), "malformed-message");
    }

    @Test
    void unknown_gsb_header() throws Exception {
        refused(letter(Protocol.REST).with("gsb-party", "tax/portal"), "malformed-message");
    }

    @Test
    void what_is_no_http_at_all() throws Exception {
        byte[] head = "POST /inquiries/postal-address/v1 HTTP/1.1\r\nBad Header: x\r\nHost: x\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);

        RawHttp.Response reply = RawHttp.exchange(hub.port(), head, new byte[0]);

        Letter unsigned = letter(Protocol.REST).unbound();
        HubSeal.of(hub).require(unsigned, reply);
        ErrorTable.require(hub, new Told(unsigned, reply), "malformed-message");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void malformed_envelope(Protocol protocol) throws Exception {
        Letter letter = letter(protocol);
        refused(letter.saying("<oops".getBytes(StandardCharsets.UTF_8)).unbound(), "malformed-message");
        refused(letter.replacing("gsb:to>localhost", "gsb:to>elsewhere"), "malformed-message");
    }

    @Test
    void missing_header_over_rest() throws Exception {
        refused(letter(Protocol.REST).without("content-digest"), "missing-header");
        refused(letter(Protocol.REST).without("content-type"), "missing-header");
        refused(letter(Protocol.REST).without("gsb-message-id"), "missing-header");
    }

    @Test
    void missing_header_over_soap() throws Exception {
        refused(letter(Protocol.SOAP_1_1).without("soapaction"), "missing-header");
        Letter newer = letter(Protocol.SOAP_1_2);
        refused(newer.without("content-type").with("content-type", "application/soap+xml"), "missing-header");
    }

    @Test
    void duplicate_header_over_rest() throws Exception {
        Letter letter = letter(Protocol.REST);
        refused(letter.with("gsb-agreement", AGREEMENT), "duplicate-header");
        refused(letter(Protocol.REST).with("content-type", "application/json"), "duplicate-header");
    }

    @Test
    void duplicate_signature_label() throws Exception {
        Letter letter = letter(Protocol.REST);
        String value = letter.headers().first("signature").orElseThrow();
        String input = letter.headers().first("signature-input").orElseThrow();
        refused(letter.with("signature", value, "signature-input", input).unbound(), "duplicate-header");
    }

    @Test
    void duplicate_header_over_soap() throws Exception {
        refused(letter(Protocol.SOAP_1_1).with("soapaction", TYPE.action()), "duplicate-header");
        Letter newer = letter(Protocol.SOAP_1_2);
        refused(newer.with("content-type", newer.headers().first("content-type").orElseThrow()), "duplicate-header");
    }

    @ParameterizedTest
    @EnumSource
    void schema_violation_points_to_what_is_wrong(Protocol protocol) throws Exception {
        String wrong = """
            {"mode":"RETRIEVE","fields":["province"],"postalCode":"12"}\
            """;
        Told told = portal.ask(protocol, TYPE, wrong, AGREEMENT);

        JsonNode error = ErrorTable.require(hub, told, "schema-violation");

        assertThat(error.get("violations")).hasSize(1);
        assertThat(error.at("/violations/0/pointer").asText()).isEqualTo("/postalCode");
        assertThat(error.at("/violations/0/message").asText()).isNotBlank().doesNotContain("12\"");
        var row = ErrorTable.Recorded.of(hub, told.exchangeId()).orElseThrow();
        assertThat(row.violations()).isEqualTo("/postalCode");
        assertThat(row.client()).isEqualTo("trial/portal");
    }

    @Test
    void signature_missing_over_rest() throws Exception {
        refused(letter(Protocol.REST).without("signature").unbound(), "signature-missing");
        Letter bare = letter(Protocol.REST).without("signature").without("signature-input");
        Told told = portal.send(bare.unbound());
        ErrorTable.require(hub, told, "signature-missing");
        assertThat(ErrorTable.Recorded.of(hub, told.exchangeId()).orElseThrow().client())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void signature_missing_over_soap(Protocol protocol) throws Exception {
        var envelope = HubSeal.parse(letter(protocol).body()).getDocumentElement();
        var security = envelope.getElementsByTagNameNS("*", "Security").item(0);
        security.getParentNode().removeChild(security);
        refused(letter(protocol).saying(Xml.write(envelope)).unbound(), "signature-missing");
    }

    @Test
    void signature_invalid_over_rest() throws Exception {
        Letter letter = letter(Protocol.REST);
        refused(letter.without("gsb-agreement").with("gsb-agreement", "T-VERIFY"), "signature-invalid");
        refused(letter(Protocol.REST).to("/inquiries/person-identity/v1"), "signature-invalid");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void signature_invalid_over_soap(Protocol protocol) throws Exception {
        Letter one = letter(protocol);
        Letter other = letter(protocol);
        String value = signatureValue(other);
        Letter swapped = one.replacing(signatureValue(one), value);
        var claimed = new SignedEnvelope(
                swapped.body(),
                other.envelope().orElseThrow().signatureValue(),
                one.envelope().orElseThrow().messageId());
        refused(swapped.claiming(claimed), "signature-invalid");
    }

    private static String signatureValue(Letter letter) throws Exception {
        return HubSeal.parse(letter.body())
                .getElementsByTagNameNS("*", "SignatureValue")
                .item(0)
                .getTextContent();
    }

    @ParameterizedTest
    @EnumSource
    void signature_expired(Protocol protocol) throws Exception {
        for (Duration off : new Duration[] {Duration.ofMinutes(-7), Duration.ofMinutes(2)}) {
            Client wrongClock = portal.at(Clock.offset(Clock.systemUTC(), off));
            refused(wrongClock.letter(protocol, TYPE, ASK, AGREEMENT), "signature-expired");
        }
    }

    @Test
    void digest_mismatch_over_rest() throws Exception {
        refused(letter(Protocol.REST).replacing("1193653471", TAMPERED), "digest-mismatch");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void digest_mismatch_over_soap(Protocol protocol) throws Exception {
        refused(letter(protocol).replacing("1193653471", TAMPERED), "digest-mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "stranger/system, certificate-unknown",
        "trial/past, certificate-expired",
        "trial/lost, certificate-revoked"
    })
    void certificate_that_does_not_count(String party, String code) throws Exception {
        for (Protocol protocol : Protocol.values()) {
            refused(trial.client(party).letter(protocol, TYPE, ASK, AGREEMENT), code);
        }
    }

    @ParameterizedTest
    @EnumSource
    void replay_refused(Protocol protocol) throws Exception {
        Letter letter = letter(protocol);
        assertThat(portal.send(letter).status()).isEqualTo(200);
        refused(letter, "replay-refused");
    }

    @ParameterizedTest
    @EnumSource
    void message_id_reused(Protocol protocol) throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(portal.send(portal.letter(protocol, TYPE, ASK, AGREEMENT, id))
                        .status())
                .isEqualTo(200);
        String other = ASK.replace("1193653471", TAMPERED);
        refused(portal.letter(protocol, TYPE, other, AGREEMENT, id), "message-id-reused");
    }

    @Test
    void message_id_is_the_same_over_rest_and_soap() throws Exception {
        String id = UUID.randomUUID().toString();
        portal.send(portal.letter(Protocol.REST, TYPE, ASK, AGREEMENT, id));
        refused(portal.letter(Protocol.SOAP_1_1, TYPE, ASK, AGREEMENT, id), "message-id-reused");
    }

    @ParameterizedTest
    @EnumSource
    void unknown_inquiry(Protocol protocol) throws Exception {
        Letter letter = letter(protocol);
        refused(letter.to(letter.target().replace("postal-address", "tea-leaves")), "unknown-inquiry");
        refused(letter(protocol).to(letter.target().replace("v1", "v7")), "unknown-inquiry");
    }

    @Test
    void unknown_exchange() throws Exception {
        refused(portal.get("/exchanges/" + UUID.randomUUID()), "unknown-exchange");
        refused(portal.get("/exchanges/nonsense"), "unknown-exchange");
    }

    @ParameterizedTest
    @EnumSource
    void version_retired_says_what_to_use(Protocol protocol) throws Exception {
        Letter letter = letter(protocol);
        JsonNode error = refused(letter.to(letter.target().replace("v1", "v9")), "version-retired");
        assertThat(error.get("detail").asText()).contains("Use postal-address/v1.");
    }

    @ParameterizedTest
    @EnumSource
    void method_not_allowed(Protocol protocol) throws Exception {
        Told told = portal.send(letter(protocol).by("PUT"));
        ErrorTable.require(hub, told, "method-not-allowed");
        assertThat(told.headers().first("allow")).contains("GET, POST");
    }

    @Test
    void method_not_allowed_where_only_get_is() throws Exception {
        Letter signed = letter(Protocol.REST).to("/exchanges/" + UUID.randomUUID());
        Told told = portal.send(signed);
        ErrorTable.require(hub, told, "method-not-allowed");
        assertThat(told.headers().first("allow")).contains("GET");
    }

    @Test
    void not_acceptable() throws Exception {
        Headers headers = Letter.headers(
                "content-type",
                "application/json",
                "gsb-message-id",
                UUID.randomUUID().toString(),
                "accept",
                "text/html, application/json;q=0");
        refused(portal.rest(TYPE, ASK, headers), "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"REST, 10485760", "SOAP_1_1, 1048576", "SOAP_1_2, 1048576"})
    void message_too_large_is_refused_before_it_is_read(Protocol protocol, long limit) throws Exception {
        Letter letter = letter(protocol).saying(new byte[4096]).with("content-length", Long.toString(limit + 1));
        refused(protocol.isSoap() ? letter.unbound() : letter, "message-too-large");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void message_too_large_in_chunks(Protocol protocol) throws Exception {
        int size = (1 << 20) + 1;
        byte[] chunk = (Integer.toHexString(size) + "\r\n" + "x".repeat(size)).getBytes(StandardCharsets.US_ASCII);
        refused(
                letter(protocol)
                        .saying(chunk)
                        .with("transfer-encoding", "chunked")
                        .unbound(),
                "message-too-large");
    }

    @Test
    void headers_too_large() throws Exception {
        Letter letter =
                letter(Protocol.REST).with("x-padding", "x".repeat(20_000)).unbound();
        refused(letter, "message-too-large");
    }

    @Test
    void unsupported_media_type_over_rest() throws Exception {
        Letter letter = letter(Protocol.REST);
        refused(letter.without("content-type").with("content-type", "text/plain"), "unsupported-media-type");
        refused(
                letter(Protocol.REST)
                        .without("content-type")
                        .with("content-type", "application/json; charset=windows-1256"),
                "unsupported-media-type");
        refused(letter(Protocol.REST).with("content-encoding", "gzip"), "unsupported-media-type");
    }

    @Test
    void unsupported_media_type_over_soap() throws Exception {
        Letter letter = letter(Protocol.SOAP_1_1);
        refused(
                letter.without("content-type").with("content-type", "multipart/related; b=c"),
                "unsupported-media-type");
        refused(letter(Protocol.SOAP_1_2).with("content-encoding", "gzip"), "unsupported-media-type");
    }

    @ParameterizedTest
    @EnumSource(names = {"SOAP_1_1", "SOAP_1_2"})
    void parts_outside_of_the_message(Protocol protocol) throws Exception {
        var content = Xml.parse("""
            <PostalAddressRequest xmlns="urn:gsb:postal-address:v1"><postalCode>\
            <xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:1"/></postalCode>\
            </PostalAddressRequest>\
            """.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        String id = UUID.randomUUID().toString();
        refused(portal.soap(protocol, TYPE, content, AGREEMENT, id), "unsupported-media-type");
    }
}
