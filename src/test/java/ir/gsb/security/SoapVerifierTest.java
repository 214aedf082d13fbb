package ir.gsb.security;

import static ir.gsb.message.Protocol.SOAP_1_1;
import static ir.gsb.message.Protocol.SOAP_1_2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified.Verification;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoapVerifierTest {

    private final SoapVerifier verifier = SoapParties.verifier();

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"SOAP_1_1", "SOAP_1_2"})
    void verifies_what_a_p256_key_signed(Protocol protocol) {
        var sent = SoapParties.signed(protocol, SoapParties.TAX);

        Verification found = verifier.verify(SoapParties.received(protocol, sent.body()));

        assertThat(found.party()).hasToString("tax/portal");
        assertThat(found.thumbprint()).isEqualTo(SoapParties.TAX.thumbprint());
        assertThat(found.algorithm()).isEqualTo("ecdsa-p256-sha256");
        assertThat(found.created()).isEqualTo(SoapParties.NOW);
        assertThat(found.expires()).isEqualTo(SoapParties.NOW.plusSeconds(300));
        assertThat(found.signatureValue()).isEqualTo(sent.signatureValue());
        assertThat(found.signatureKey()).hasSize(32);
        assertThat(found.contentHash()).hasSize(32);
        assertThat(found.header()).isEqualTo(SoapParties.header());
        assertThat(((Payload.Xml) found.payload()).element().getLocalName()).isEqualTo("PersonIdentityRequest");
    }

    @Test
    void verifies_what_an_rsa_key_signed() {
        assertThat(verify(SoapParties.signed(SOAP_1_1, SoapParties.PERMITS).body())
                        .algorithm())
                .isEqualTo("rsa-v1_5-sha256");
    }

    @Test
    void verifies_what_a_p384_key_signed() {
        assertThat(verify(SoapParties.signed(SOAP_1_1, SoapParties.TAX_P384).body())
                        .algorithm())
                .isEqualTo("ecdsa-p384-sha384");
    }

    @Test
    void verifies_rsa_pss_and_inclusive_prefixes() {
        SoapForge forge = SoapForge.signedWith(
                SoapParties.PERMITS,
                signature -> {
                    signature.setSignatureAlgorithm(SoapAlgorithm.RSA_PSS_SHA512.uri());
                    signature.setAddInclusivePrefixes(true);
                },
                "Body",
                "Timestamp",
                "exchange");

        assertThat(verify(forge.bytes()).algorithm()).isEqualTo("rsa-pss-sha512");
    }

    @Test
    void finds_a_retry_to_be_the_same_content_and_no_replay() {
        Verification first =
                verify(SoapParties.signed(SOAP_1_1, SoapParties.TAX).body());
        SoapForge retry =
                SoapForge.signedWith(SoapParties.TAX, signature -> {}, "exchange", "Timestamp", "Body"); // random ids

        Verification second = verify(retry.bytes());

        assertThat(second.contentHash()).isEqualTo(first.contentHash());
        assertThat(second.signatureKey()).isNotEqualTo(first.signatureKey());
    }

    @Test
    void finds_another_request_to_be_other_content() {
        var envelope = SoapParties.envelope(SOAP_1_1);
        envelope.getElementsByTagNameNS(SoapParties.TYPE.namespace(), "nationalId")
                .item(0)
                .setTextContent("0007654324");
        var other = new SoapRequestSigner(SoapParties.TAX, SoapParties.CLOCK).sign(envelope);

        assertThat(verify(other.body()).contentHash())
                .isNotEqualTo(
                        verify(SoapParties.signed(SOAP_1_1, SoapParties.TAX).body())
                                .contentHash());
    }

    @Test
    void finds_a_signature_that_was_mirrored_to_be_the_same() {
        SoapForge forge = SoapForge.signed();
        Verification first = verify(forge.bytes());
        byte[] mirrored = first.signatureValue().clone();
        var n = CustomNamedCurves.getByName("P-256").getN();
        var s = new BigInteger(1, mirrored, 32, 32);
        BigIntegers.asUnsignedByteArray(n.subtract(s), mirrored, 32, 32);
        forge.first(SoapNames.DS, "SignatureValue")
                .setTextContent(Base64.getEncoder().encodeToString(mirrored));

        assertThat(verify(forge.bytes()).signatureKey()).isEqualTo(first.signatureKey());
    }

    @Test
    void refuses_a_certificate_nobody_registered() {
        refuses(SoapParties.signed(SOAP_1_1, SoapParties.STRANGER).body(), Code.CERTIFICATE_UNKNOWN);
    }

    @Test
    void refuses_a_revoked_certificate() {
        refuses(SoapParties.signed(SOAP_1_1, SoapParties.REVOKED).body(), Code.CERTIFICATE_REVOKED);
    }

    @Test
    void refuses_an_expired_certificate() {
        refuses(SoapParties.signed(SOAP_1_1, SoapParties.EXPIRED).body(), Code.CERTIFICATE_EXPIRED);
    }

    @Test
    void refuses_a_tls_client_of_another_agency() {
        byte[] body = SoapParties.signed(SOAP_1_1, SoapParties.TAX).body();
        Headers headers = SoapParties.headers(SOAP_1_1, SoapParties.TYPE.action());

        verifier.verify(SoapParties.received(SOAP_1_1, body, headers, Optional.of(SoapParties.TAX_P384.certificate())));
        assertThat(refusal(() -> verifier.verify(SoapParties.received(
                                SOAP_1_1, body, headers, Optional.of(SoapParties.PERMITS.certificate()))))
                        .code())
                .isEqualTo(Code.CERTIFICATE_UNKNOWN);
    }

    @Test
    void refuses_a_message_out_of_its_time() {
        byte[] body = SoapParties.signed(SOAP_1_1, SoapParties.TAX).body();

        verifierAt(Duration.ofSeconds(359)).verify(SoapParties.received(SOAP_1_1, body));
        verifierAt(Duration.ofSeconds(-59)).verify(SoapParties.received(SOAP_1_1, body));
        for (int seconds : new int[] {361, -61}) {
            assertThat(refusal(() -> verifierAt(Duration.ofSeconds(seconds))
                                    .verify(SoapParties.received(SOAP_1_1, body)))
                            .code())
                    .isEqualTo(Code.SIGNATURE_EXPIRED);
        }
    }

    private static SoapVerifier verifierAt(Duration later) {
        return new SoapVerifier(
                () -> SoapParties.REGISTRY, Clock.offset(SoapParties.CLOCK, later), Set.of(SoapParties.HUB));
    }

    @Test
    void refuses_a_message_to_another_hub() {
        var envelope = SoapRequestEnvelope.of(SOAP_1_1, "other.example", SoapParties.header(), SoapParties.content());
        byte[] body = new SoapRequestSigner(SoapParties.TAX, SoapParties.CLOCK)
                .sign(envelope)
                .body();

        assertThat(refuses(body, Code.MALFORMED_MESSAGE).detail()).contains("another hub");
    }

    @Test
    void refuses_another_action() {
        for (Protocol protocol : new Protocol[] {SOAP_1_1, SOAP_1_2}) {
            byte[] body = SoapParties.signed(protocol, SoapParties.TAX).body();
            Headers headers = SoapParties.headers(protocol, "urn:gsb:postal-address:v1/PostalAddressRequest");

            assertThat(refusal(() -> verifier.verify(SoapParties.received(protocol, body, headers, Optional.empty())))
                            .code())
                    .isEqualTo(Code.MALFORMED_MESSAGE);
        }
    }

    @Test
    void refuses_a_missing_or_doubled_action() {
        byte[] body = SoapParties.signed(SOAP_1_1, SoapParties.TAX).body();
        Headers good = SoapParties.headers(SOAP_1_1, SoapParties.TYPE.action());
        Headers doubled = good.with("SOAPAction", SoapParties.TYPE.action());
        Headers without = new Headers(good.all().subList(0, 1));

        assertThat(refusal(() -> verifier.verify(SoapParties.received(SOAP_1_1, body, doubled, Optional.empty())))
                        .code())
                .isEqualTo(Code.DUPLICATE_HEADER);
        assertThat(refusal(() -> verifier.verify(SoapParties.received(SOAP_1_1, body, without, Optional.empty())))
                        .code())
                .isEqualTo(Code.MISSING_HEADER);
    }

    @Test
    void refuses_the_body_of_another_inquiry() {
        var content = Xml.parse("<PostalAddressRequest xmlns='urn:gsb:postal-address:v1'/>".getBytes(UTF_8))
                .getDocumentElement();
        var envelope = SoapRequestEnvelope.of(SOAP_1_1, SoapParties.HUB, SoapParties.header(), content);

        refuses(
                new SoapRequestSigner(SoapParties.TAX, SoapParties.CLOCK)
                        .sign(envelope)
                        .body(),
                Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_an_envelope_of_the_other_version() {
        byte[] body = SoapParties.signed(SOAP_1_2, SoapParties.TAX).body();

        refuses(body, Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_a_document_type() {
        String body = new String(SoapForge.signed().bytes(), UTF_8);

        refuses(
                ("<!DOCTYPE soap:Envelope [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + body).getBytes(UTF_8),
                Code.MALFORMED_MESSAGE);
    }

    private Verification verify(byte[] body) {
        return verifier.verify(SoapParties.received(SOAP_1_1, body));
    }

    private Refusal refuses(byte[] body, Code code) {
        Refusal refusal = refusal(() -> verify(body));
        assertThat(refusal.code()).as(refusal.detail()).isEqualTo(code);
        return refusal;
    }

    static Refusal refusal(ThrowableAssert.ThrowingCallable call) {
        return Assertions.catchThrowableOfType(RefusedException.class, call).refusal();
    }
}
