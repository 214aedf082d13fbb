package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A REST request: RFC 9421 and RFC 9530, as the wire contract asks for. */
record RestAsked(SignedRequest signed) implements Asked {

    private static final byte[] NOTHING = {};
    private static final ObjectMapper JSON = new ObjectMapper();

    static RestAsked sign(InquiryOptions inquiry, HubOptions hub, SigningKey key) {
        URI target = hub.at("/inquiries/" + inquiry.type());
        return new RestAsked(signer(key).sign("POST", target, headers(inquiry.header()), inquiry.request()));
    }

    /** A signed GET, which has no content. */
    static RestAsked get(URI target, SigningKey key) {
        return new RestAsked(signer(key).sign("GET", target, new Headers(List.of()), NOTHING));
    }

    /** A signed POST of JSON. */
    static RestAsked post(URI target, String messageId, byte[] json, SigningKey key) {
        var header = new ExchangeHeader(Optional.of(messageId), Optional.empty(), Optional.empty(), Optional.empty());
        return new RestAsked(signer(key).sign("POST", target, headers(header), json));
    }

    private static RestRequestSigner signer(SigningKey key) {
        return new RestRequestSigner(key, Clock.systemUTC(), new SecureRandom());
    }

    private static Headers headers(ExchangeHeader header) {
        List<Headers.Header> all = new ArrayList<>();
        all.add(new Headers.Header("content-type", "application/json"));
        add(all, "gsb-message-id", header.messageId());
        add(all, "gsb-agreement", header.agreement());
        add(all, "gsb-user", header.user());
        add(all, "gsb-tracking-code", header.trackingCode());
        return new Headers(all);
    }

    private static void add(List<Headers.Header> all, String name, Optional<String> value) {
        value.ifPresent(text -> all.add(new Headers.Header(name, text)));
    }

    @Override
    public HttpMessage message() {
        return new HttpMessage(
                signed.method(),
                signed.target(),
                signed.headers(),
                signed.body(),
                signed.headers().first("gsb-message-id"));
    }

    @Override
    public String base() {
        return signed.signatureBase();
    }

    /**
     * Checks that the hub signed the answer for this request.
     *
     * @throws CannotAskException if it did not
     */
    void requireTrust(HttpAnswer answer, X509Certificate hub) {
        try {
            RestResponseVerifier.ofHub(hub).verify(signed, answer.status(), answer.headers(), answer.body());
        } catch (ResponseNotTrustedException forged) {
            throw new CannotAskException(
                    "HTTP " + answer.status() + " came back, but " + forged.getMessage()
                            + ". Check --hub, and that --hub-cert is the certificate that this hub signs with.",
                    forged);
        }
    }

    /** Whether the hub signed the answer for this request. */
    boolean isAnsweredBy(HttpAnswer answer, X509Certificate hub) {
        try {
            RestResponseVerifier.ofHub(hub).verify(signed, answer.status(), answer.headers(), answer.body());
            return true;
        } catch (ResponseNotTrustedException other) {
            return false;
        }
    }

    /** Whether the hub signed the answer to a request of which it saw no signature. */
    static boolean isUnboundAnswer(HttpAnswer answer, X509Certificate hub) {
        try {
            RestResponseVerifier.ofHub(hub).verifyUnbound(answer.status(), answer.headers(), answer.body());
            return true;
        } catch (ResponseNotTrustedException other) {
            return false;
        }
    }

    /** The same as it is where it comes in under another name, though signed for this one. */
    RestAsked at(String authority) {
        URI sent = signed.target();
        URI target = URI.create(sent.getScheme() + "://" + authority + sent.getRawPath());
        return new RestAsked(new SignedRequest(
                signed.method(), target, signed.headers(), signed.added(), signed.body(), signed.signatureBase()));
    }

    @Override
    public Result read(HttpAnswer answer, X509Certificate hub) {
        requireTrust(answer, hub);
        return new Result(
                answer.status(),
                answer.headers().first("gsb-exchange-id"),
                answer.headers().first("gsb-replayed").filter("true"::equals).isPresent(),
                answer.status() >= 400,
                content(answer.body()),
                answer.took());
    }

    private static ObjectNode content(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException malformed) {
            throw new CannotAskException("The hub's answer is no JSON: " + malformed.getMessage(), malformed);
        }
        throw new CannotAskException("The hub's answer is no JSON object.");
    }
}
