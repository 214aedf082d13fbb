package ir.gsb.e2e;

import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request ready to be sent, signed or not, that a test may still spoil.
 *
 * @param envelope what a SOAP reply is held against; absent if the hub cannot know to which request it belongs
 * @param bound whether the hub can bind its reply to this request
 */
record Letter(
        Protocol protocol,
        String method,
        String target,
        Headers headers,
        byte[] body,
        Optional<SignedEnvelope> envelope,
        boolean bound) {

    static Letter rest(SignedRequest signed) {
        URI target = signed.target();
        String raw = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
        return new Letter(Protocol.REST, signed.method(), raw, signed.headers(), signed.body(), Optional.empty(), true);
    }

    static Letter soap(String type, String action, Protocol protocol, SignedEnvelope signed) {
        Headers headers = protocol == Protocol.SOAP_1_2
                ? headers("content-type", "application/soap+xml; charset=utf-8; action=\"" + action + "\"")
                : headers("content-type", "text/xml; charset=utf-8", "soapaction", "\"" + action + "\"");
        return new Letter(protocol, "POST", "/soap/" + type, headers, signed.body(), Optional.of(signed), true);
    }

    static Headers headers(String... namesAndValues) {
        Headers headers = new Headers(List.of());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    Letter to(String otherTarget) {
        return new Letter(protocol, method, otherTarget, headers, body, envelope, bound);
    }

    Letter by(String otherMethod) {
        return new Letter(protocol, otherMethod, target, headers, body, envelope, bound);
    }

    Letter with(String... namesAndValues) {
        Headers more = headers(namesAndValues);
        return new Letter(
                protocol,
                method,
                target,
                new Headers(Stream.concat(headers.all().stream(), more.all().stream())
                        .toList()),
                body,
                envelope,
                bound);
    }

    Letter without(String name) {
        var left = headers.all().stream().filter(h -> !h.name().equals(name)).toList();
        return new Letter(protocol, method, target, new Headers(left), body, envelope, bound);
    }

    Letter saying(byte[] otherBody) {
        return new Letter(protocol, method, target, headers, otherBody, envelope, bound);
    }

    /** The same with every occurrence of a text in its body replaced. */
    Letter replacing(String text, String by) {
        String now = new String(body, StandardCharsets.UTF_8).replace(text, by);
        return saying(now.getBytes(StandardCharsets.UTF_8));
    }

    Letter claiming(SignedEnvelope other) {
        return new Letter(protocol, method, target, headers, body, Optional.of(other), bound);
    }

    /** The hub cannot know what its reply answers: nothing in the request says so legibly. */
    Letter unbound() {
        return new Letter(protocol, method, target, headers, body, Optional.empty(), false);
    }

    RawHttp.Response send(SampleHub hub) throws IOException {
        return RawHttp.send(hub.port(), method, target, headers, body);
    }
}
