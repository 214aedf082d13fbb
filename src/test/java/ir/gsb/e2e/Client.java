package ir.gsb.e2e;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** A client of a hub that signs the same inquiry for any protocol. */
record Client(SampleHub hub, SigningKey key, Clock clock) {

    Client(SampleHub hub, SigningKey key) {
        this(hub, key, Clock.systemUTC());
    }

    Client at(Clock other) {
        return new Client(hub, key, other);
    }

    Letter letter(Protocol protocol, InquiryType type, String json, String agreement) {
        return letter(protocol, type, json, agreement, UUID.randomUUID().toString());
    }

    Letter letter(Protocol protocol, InquiryType type, String json, String agreement, String messageId) {
        return protocol.isSoap()
                ? soap(protocol, type, json, agreement, messageId)
                : rest(type, json.getBytes(StandardCharsets.UTF_8), agreement, messageId);
    }

    /** Whatever the bytes are. */
    Letter rest(InquiryType type, byte[] body, String agreement, String messageId) {
        Headers headers = Letter.headers(
                "content-type", "application/json", "gsb-message-id", messageId, "gsb-agreement", agreement);
        return Letter.rest(signer().sign("POST", url("/inquiries/" + type), headers, body));
    }

    Letter rest(InquiryType type, String json, Headers headers) {
        return Letter.rest(
                signer().sign("POST", url("/inquiries/" + type), headers, json.getBytes(StandardCharsets.UTF_8)));
    }

    Letter get(String path) {
        return Letter.rest(signer().sign("GET", url(path), new Headers(List.of()), new byte[0]));
    }

    private RestRequestSigner signer() {
        return new RestRequestSigner(key, clock, new SecureRandom());
    }

    private URI url(String path) {
        return URI.create("http://" + hub.authority() + path);
    }

    private Letter soap(Protocol protocol, InquiryType type, String json, String agreement, String messageId) {
        return soap(protocol, type, content(type, json), agreement, messageId);
    }

    Letter soap(Protocol protocol, InquiryType type, Element content, String agreement, String messageId) {
        var header = new ExchangeHeader(
                Optional.of(messageId), Optional.of(agreement), Optional.of("clerk-7"), Optional.of("050817100000197"));
        var signed = new SoapRequestSigner(key, clock)
                .sign(SoapRequestEnvelope.of(protocol, hub.authority(), header, content));
        return Letter.soap(type.toString(), type.action(), protocol, signed);
    }

    private Element content(InquiryType type, String json) {
        Model model =
                hub.part(ServedSet.Source.class).current().schemas().model(type).orElseThrow();
        return XmlText.write(model, JsonText.parse(json.getBytes(StandardCharsets.UTF_8)), model.requestName())
                .getDocumentElement();
    }

    /** Sends a letter and believes nothing of its reply that the hub did not sign. */
    Told send(Letter letter) throws Exception {
        RawHttp.Response reply = letter.send(hub);
        HubSeal.of(hub).require(letter, reply);
        return new Told(letter, reply);
    }

    Told ask(Protocol protocol, InquiryType type, String json, String agreement) throws Exception {
        return send(letter(protocol, type, json, agreement));
    }
}
