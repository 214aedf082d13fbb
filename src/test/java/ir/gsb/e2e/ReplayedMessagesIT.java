package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Protocol;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Good messages that are sent again by somebody who saw them, and message ids that are used again. */
class ReplayedMessagesIT {

    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final SampleHub hub = SampleHub.get();

    @Test
    void refuses_a_rest_message_that_was_answered() throws Exception {
        RestForgery message = RestForgery.post().sign();
        answered(message);

        new Attacker().isRefused(message, Code.REPLAY_REFUSED);
    }

    @Test
    void refuses_a_rest_message_that_was_refused_after_its_signature_held() throws Exception {
        RestForgery message = RestForgery.post().content("{}".getBytes(UTF_8)).sign();
        new Attacker().isRefused(message, Code.SCHEMA_VIOLATION);

        new Attacker().isRefused(message, Code.REPLAY_REFUSED);
    }

    @Test
    void refuses_the_other_signature_that_can_be_computed_from_one_of_ecdsa() throws Exception {
        RestForgery message = RestForgery.post().sign();
        answered(message);

        String value = message.headers().first("signature").orElseThrow();
        byte[] rs = Base64.getDecoder().decode(value.substring(5, value.length() - 1));
        message.replace("signature", "gsb=:" + Base64.getEncoder().encodeToString(mirrored(rs)) + ":");

        new Attacker().isRefused(message, Code.REPLAY_REFUSED);
    }

    @Test
    void refuses_a_signature_written_with_other_white_space() throws Exception {
        RestForgery message = RestForgery.post().sign();
        answered(message);
        String value = message.headers().first("signature").orElseThrow();

        new Attacker().isRefused(message.replace("signature", value + ", x=:AAAA:"), Code.REPLAY_REFUSED);
    }

    @Test
    void refuses_a_get_that_was_answered() throws Exception {
        RestForgery look = RestForgery.get("/inquiries").sign();
        assertThat(new Attacker().send(look.bytes()).status()).isEqualTo(200);

        new Attacker().isRefused(look, Code.REPLAY_REFUSED);
    }

    @Test
    void refuses_a_soap_message_that_was_answered() throws Exception {
        for (Protocol protocol : new Protocol[] {Protocol.SOAP_1_1, Protocol.SOAP_1_2}) {
            SoapForgery message = SoapForgery.signed(protocol);
            assertThat(new Attacker().send(message.bytes()).status()).isEqualTo(200);
            var attacker = new Attacker();

            attacker.wasFault(attacker.send(message.bytes()), Code.REPLAY_REFUSED, protocol == Protocol.SOAP_1_2);
        }
    }

    @Test
    void refuses_the_other_signature_of_a_soap_message() throws Exception {
        SoapForgery message = SoapForgery.signed(Protocol.SOAP_1_1);
        assertThat(new Attacker().send(message.bytes()).status()).isEqualTo(200);
        Element value = message.first(SoapForgery.DS, "SignatureValue");
        byte[] rs = Base64.getMimeDecoder().decode(value.getTextContent());
        value.setTextContent(Base64.getEncoder().encodeToString(mirrored(rs)));
        var attacker = new Attacker();

        attacker.wasFault(attacker.send(message.bytes()), Code.REPLAY_REFUSED, false);
    }

    @Test
    void refuses_a_message_id_for_other_content() throws Exception {
        String id = UUID.randomUUID().toString();
        answered(RestForgery.post().replace("gsb-message-id", id).sign());
        RestForgery other = RestForgery.post(SampleHub.TAX, RestForgery.INQUIRY.replace("RETRIEVE", "VERIFY"))
                .replace("gsb-message-id", id);

        new Attacker().isRefused(other.sign(), Code.MESSAGE_ID_REUSED);
    }

    @Test
    void refuses_a_message_id_of_rest_over_soap() throws Exception {
        String id = UUID.randomUUID().toString();
        answered(RestForgery.post().replace("gsb-message-id", id).sign());
        Element content = Xml.parse(SoapForgery.CONTENT.getBytes(UTF_8)).getDocumentElement();
        var header = new ExchangeHeader(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
        byte[] signed = new SoapRequestSigner(hub.key(SampleHub.TAX), Clock.systemUTC())
                .sign(SoapRequestEnvelope.of(Protocol.SOAP_1_1, hub.authority(), header, content))
                .body();
        var attacker = new Attacker();

        var answer = attacker.send(SoapForgery.of(Protocol.SOAP_1_1, signed).bytes());

        attacker.wasFault(answer, Code.MESSAGE_ID_REUSED, false);
    }

    @Test
    void lets_another_party_have_the_same_message_id() throws Exception {
        String id = UUID.randomUUID().toString();
        answered(RestForgery.post().replace("gsb-message-id", id).sign());
        String verify =
                "{\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\",\"values\":{\"firstName\":\"علی\"}}";

        answered(RestForgery.post(SampleHub.MUNICIPALITY, verify)
                .replace("gsb-message-id", id)
                .sign());
    }

    private static void answered(RestForgery message) throws Exception {
        var answer = new Attacker().send(message.bytes());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** (r, n−s), which holds just as (r, s) does. */
    private static byte[] mirrored(byte[] rs) {
        byte[] s = ORDER.subtract(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64)))
                .toByteArray();
        byte[] mirrored = Arrays.copyOf(rs, 32);
        mirrored = Arrays.copyOf(mirrored, 64);
        int length = Math.min(32, s.length);
        System.arraycopy(s, s.length - length, mirrored, 64 - length, length);
        return mirrored;
    }
}
