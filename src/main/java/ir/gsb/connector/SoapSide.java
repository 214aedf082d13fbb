package ir.gsb.connector;

import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import ir.gsb.security.SoapResponseVerifier.TrustedResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.w3c.dom.Element;

/** Asks the hub over SOAP: puts the request of a plain envelope into a signed one, and the proven answer into a plain one. */
final class SoapSide {

    private static final int OK = 200;

    private final Outgoing outgoing;
    private final URI hub;
    private final String authority;
    private final SoapRequestSigner signer;
    private final HubTrust trust;

    /** @param authority the hub's, as the wire contract writes it */
    SoapSide(Outgoing outgoing, URI hub, String authority, SoapRequestSigner signer, HubTrust trust) {
        this.outgoing = outgoing;
        this.hub = hub;
        this.authority = authority;
        this.signer = signer;
        this.trust = trust;
    }

    Told ask(Asked asked, InquiryType type) {
        Protocol protocol = asked.soapVersion();
        PlainEnvelope plain = PlainEnvelope.of(asked.body(), protocol);
        ExchangeHeader header = plain.header(ofHttp(asked.headers()));
        SignedEnvelope signed = signer.sign(SoapRequestEnvelope.of(protocol, authority, header, plain.content()));
        Headers headers = headers(protocol, type, asked.headers());
        Told told = switch (outgoing.send("POST", hub.resolve(asked.path()), headers, signed.body())) {
            case Told answer -> believed(signed, protocol, answer);
            case Sent.NotSent(String why) -> Problem.fault(protocol, Trouble.hubAway(why));
            case Sent.Lost lost -> Problem.fault(protocol, Trouble.lost(lost));
        };
        return new Told(told.status(), told.headers().with(RestSide.MESSAGE_ID, signed.messageId()), told.body());
    }

    /** A back-end that cannot write the header block says the same in HTTP headers. */
    private static ExchangeHeader ofHttp(Headers headers) {
        return new ExchangeHeader(
                headers.first(RestSide.MESSAGE_ID)
                        .or(() -> Optional.of(UUID.randomUUID().toString())),
                headers.first("gsb-agreement"),
                headers.first("gsb-user"),
                headers.first("gsb-tracking-code"));
    }

    private static Headers headers(Protocol protocol, InquiryType type, Headers asked) {
        List<Headers.Header> headers = new ArrayList<>(3);
        String contentType = PlainEnvelope.contentType(protocol);
        if (protocol == Protocol.SOAP_1_2) {
            headers.add(new Headers.Header("content-type", contentType + "; action=\"" + type.action() + '"'));
        } else {
            headers.add(new Headers.Header("content-type", contentType));
            headers.add(new Headers.Header("soapaction", '"' + type.action() + '"'));
        }
        asked.first("traceparent").ifPresent(trace -> headers.add(new Headers.Header("traceparent", trace)));
        return new Headers(headers);
    }

    private Told believed(SignedEnvelope signed, Protocol protocol, Told answer) {
        try {
            TrustedResponse trusted = trust.require(signed, protocol, answer);
            Element envelope = PlainEnvelope.around(protocol, Optional.of(trusted.exchange()), trusted.content());
            return new Told(
                    status(answer, protocol, trusted.content()),
                    headers(answer, protocol, trusted),
                    Xml.write(envelope));
        } catch (ResponseNotTrustedException not) {
            return Problem.fault(protocol, Trouble.notTrusted(String.valueOf(not.getMessage())));
        }
    }

    /** Nobody signs the HTTP status of a SOAP answer: whether it is a fault stands in what is signed. */
    private static int status(Told answer, Protocol protocol, Element content) {
        if (!PlainEnvelope.isFault(content, protocol)) {
            return OK;
        }
        return answer.status() == 400 ? 400 : 500;
    }

    /** The exchange is the one that the signed block names, not the one of an HTTP header that nobody signed. */
    private static Headers headers(Told answer, Protocol protocol, TrustedResponse trusted) {
        List<Headers.Header> headers = new ArrayList<>();
        headers.add(new Headers.Header("content-type", PlainEnvelope.contentType(protocol)));
        PlainEnvelope.text(trusted.exchange(), "exchangeId")
                .ifPresent(id -> headers.add(new Headers.Header(RestSide.EXCHANGE_ID, id)));
        RestSide.handedBack(answer.headers()).all().stream()
                .filter(header ->
                        !header.name().equals("content-type") && !header.name().equals(RestSide.EXCHANGE_ID))
                .forEach(headers::add);
        return new Headers(headers);
    }
}
