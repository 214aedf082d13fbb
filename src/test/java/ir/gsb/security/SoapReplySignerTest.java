package ir.gsb.security;

import static ir.gsb.message.Protocol.SOAP_1_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SoapReplySignerTest {

    private final SoapReplySigner signer = new SoapReplySigner(SoapParties.HUB_KEY, SoapParties.CLOCK);
    private final SoapResponseVerifier client =
            new SoapResponseVerifier(Set.of(SoapParties.HUB_KEY.certificate()), SoapParties.CLOCK);

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"SOAP_1_1", "SOAP_1_2"})
    void signs_what_the_client_verifies(Protocol protocol) throws ResponseNotTrustedException {
        SignedEnvelope request = SoapParties.signed(protocol, SoapParties.TAX);
        Received received = SoapParties.received(protocol, request.body());

        Reply reply = signer.sign(rendered(received, answer(protocol)));

        var trusted = client.verify(reply.body(), protocol, request);
        assertThat(trusted.content().getTextContent()).isEqualTo("سلام & <>\r\n");
        assertThat(trusted.exchange().getTextContent()).contains(SoapParties.MESSAGE_ID);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), UTF_8)).contains("mustUnderstand=\"");
    }

    @Test
    void signs_with_an_rsa_key_too() throws ResponseNotTrustedException {
        SignedEnvelope request = SoapParties.signed(SOAP_1_1, SoapParties.TAX);
        Reply reply = new SoapReplySigner(SoapParties.PERMITS, SoapParties.CLOCK)
                .sign(rendered(SoapParties.received(SOAP_1_1, request.body()), answer(SOAP_1_1)));

        new SoapResponseVerifier(Set.of(SoapParties.PERMITS.certificate()), SoapParties.CLOCK)
                .verify(reply.body(), SOAP_1_1, request);
    }

    @Test
    void signs_a_stored_reply_anew_for_another_request() throws ResponseNotTrustedException {
        SignedEnvelope first = SoapParties.signed(SOAP_1_1, SoapParties.TAX);
        SignedEnvelope retry = SoapParties.signed(SOAP_1_1, SoapParties.PERMITS);
        Reply stored = signer.sign(rendered(SoapParties.received(SOAP_1_1, first.body()), answer(SOAP_1_1)));

        Reply again = signer.sign(rendered(
                SoapParties.received(SOAP_1_1, retry.body()),
                Xml.parse(stored.body()).getDocumentElement()));

        client.verify(again.body(), SOAP_1_1, retry);
        assertThatThrownBy(() -> client.verify(again.body(), SOAP_1_1, first))
                .isInstanceOf(ResponseNotTrustedException.class)
                .hasMessageContaining("another request");
    }

    @Test
    void confirms_no_signature_if_the_request_had_none() {
        for (String unsigned : List.of("", "<r/>", "not xml")) {
            Reply reply =
                    signer.sign(rendered(SoapParties.received(SOAP_1_1, unsigned.getBytes(UTF_8)), answer(SOAP_1_1)));

            Element confirmation = (Element) Xml.parse(reply.body())
                    .getElementsByTagNameNS(SoapNames.WSSE11, "SignatureConfirmation")
                    .item(0);
            assertThat(confirmation.hasAttribute("Value")).isFalse();
        }
    }

    @Test
    void does_not_trust_an_answer_that_was_changed_or_is_of_another_time_or_signer() {
        SignedEnvelope request = SoapParties.signed(SOAP_1_1, SoapParties.TAX);
        Reply reply = signer.sign(rendered(SoapParties.received(SOAP_1_1, request.body()), answer(SOAP_1_1)));
        byte[] changed = new String(reply.body(), UTF_8).replace("سلام", "درود").getBytes(UTF_8);
        var late = new SoapResponseVerifier(
                Set.of(SoapParties.HUB_KEY.certificate()), Clock.offset(SoapParties.CLOCK, Duration.ofHours(1)));
        var other = new SoapResponseVerifier(Set.of(SoapParties.TAX.certificate()), SoapParties.CLOCK);

        distrusts(client, changed, request);
        distrusts(late, reply.body(), request);
        distrusts(other, reply.body(), request);
        distrusts(client, "<html/>".getBytes(UTF_8), request);
        distrusts(client, request.body(), request);
    }

    @Test
    void does_not_trust_an_answer_whose_confirmation_is_not_signed() {
        SignedEnvelope request = SoapParties.signed(SOAP_1_1, SoapParties.TAX);
        SoapForge forge = SoapForge.signedWith(SoapParties.TAX, signature -> {}, "Body", "exchange", "Timestamp");
        Element confirmation = forge.document.createElementNS(SoapNames.WSSE11, "wsse11:SignatureConfirmation");
        confirmation.setAttribute("Value", Base64.getEncoder().encodeToString(request.signatureValue()));
        forge.security().appendChild(confirmation);

        distrusts(
                new SoapResponseVerifier(Set.of(SoapParties.TAX.certificate()), SoapParties.CLOCK),
                forge.bytes(),
                request);
    }

    private static void distrusts(SoapResponseVerifier verifier, byte[] body, SignedEnvelope request) {
        assertThatThrownBy(() -> verifier.verify(body, SOAP_1_1, request))
                .isInstanceOf(ResponseNotTrustedException.class);
    }

    private static Rendered rendered(Received received, Element envelope) {
        Outcome outcome = new Outcome.Refused(Refusal.of(Code.SIGNATURE_INVALID, "for the test"));
        var headers = new Headers(List.of(new Headers.Header("Content-Type", "text/xml; charset=utf-8")));
        return new Rendered(new Concluded(received, outcome), 200, headers, new Payload.Xml(envelope));
    }

    /** As a renderer builds it: no namespace is declared by an attribute. */
    private static Element answer(Protocol protocol) {
        Element envelope = SoapRequestEnvelope.of(protocol, SoapParties.HUB, SoapParties.header(), content());
        Document document = envelope.getOwnerDocument();
        Element exchange = (Element)
                document.getElementsByTagNameNS(SoapNames.EXCHANGE, "exchange").item(0);
        exchange.appendChild(document.createElementNS(SoapNames.EXCHANGE, "gsb:exchangeId"))
                .setTextContent("0197f000-0000-7000-8000-000000000001");
        return envelope;
    }

    private static Element content() {
        Document document = Xml.document();
        Element response = document.createElementNS(SoapParties.TYPE.namespace(), "PersonIdentityResponse");
        response.appendChild(document.createElementNS(SoapParties.TYPE.namespace(), "office"))
                .setTextContent("سلام & <>\r\n");
        return response;
    }
}
