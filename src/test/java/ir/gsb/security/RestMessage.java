package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Timeline;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request under construction: first it is made as it should be or not, then signed, then tampered with. What a test
 * does not say is as it should be.
 */
final class RestMessage {

    String method = "POST";
    String authority = "gsb.example:8443";
    String path = "/inquiries/person-identity/v1";
    Optional<String> query = Optional.empty();
    byte[] body = "{\"nationalId\":\"0001234560\"}".getBytes(UTF_8);
    Optional<X509Certificate> tlsClient = Optional.empty();
    SigningKey key;
    final List<Headers.Header> headers = new ArrayList<>();
    final Map<String, String> parameters = new LinkedHashMap<>();
    final List<String> covered = new ArrayList<>();

    private RestMessage(SigningKey key) {
        this.key = key;
    }

    static RestMessage post(SigningKey key) {
        var message = new RestMessage(key);
        message.header("host", message.authority);
        message.header("content-type", "application/json");
        message.header("content-digest", ContentDigest.of(message.body));
        message.header("gsb-message-id", UUID.randomUUID().toString());
        message.header("gsb-agreement", "tax-person-identity");
        message.header("gsb-user", "clerk-17");
        message.cover(
                "@method",
                "@authority",
                "@path",
                "content-digest",
                "content-type",
                "gsb-message-id",
                "gsb-agreement",
                "gsb-user");
        message.usualParameters();
        return message;
    }

    static RestMessage get(SigningKey key) {
        var message = new RestMessage(key);
        message.method = "GET";
        message.path = "/exchanges/01890a5d-ac96-774b-bcce-b302099a8057";
        message.body = new byte[0];
        message.header("host", message.authority);
        message.cover("@method", "@authority", "@path");
        message.usualParameters();
        return message;
    }

    private void usualParameters() {
        long now = SampleParties.NOW.getEpochSecond();
        parameters.put("created", "" + now);
        parameters.put("expires", "" + (now + 300));
        parameters.put("nonce", "\"" + UUID.randomUUID() + "\"");
        parameters.put("keyid", "\"" + key.thumbprint() + "\"");
        parameters.put("alg", "\"" + key.algorithm().wire() + "\"");
        parameters.put("tag", "\"gsb-request\"");
    }

    RestMessage header(String name, String value) {
        headers.add(new Headers.Header(name, value));
        return this;
    }

    RestMessage replace(String name, String value) {
        remove(name);
        return header(name, value);
    }

    RestMessage remove(String name) {
        headers.removeIf(header -> header.name().equals(name));
        return this;
    }

    RestMessage cover(String... components) {
        Arrays.stream(components)
                .map(name -> name.startsWith("\"") ? name : '"' + name + '"')
                .forEach(covered::add);
        return this;
    }

    RestMessage uncover(String component) {
        covered.remove('"' + component + '"');
        return this;
    }

    RestMessage created(long secondsFromNow) {
        parameters.put("created", "" + (SampleParties.NOW.getEpochSecond() + secondsFromNow));
        return this;
    }

    RestMessage expires(long secondsFromNow) {
        parameters.put("expires", "" + (SampleParties.NOW.getEpochSecond() + secondsFromNow));
        return this;
    }

    RestMessage parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    RestMessage without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    /** Adds both fields of the signature, honest about what this message is now. */
    RestMessage sign() {
        StringBuilder input = new StringBuilder("(" + String.join(" ", covered) + ")");
        parameters.forEach(
                (name, value) -> input.append(';').append(name).append('=').append(value));
        byte[] base = SignatureBase.bytes(lenientBase(input.toString()));
        var written = SignatureFields.write(input.toString(), key.sign(base));
        return header("signature-input", written.input()).header("signature", written.signature());
    }

    /** A forger who covers what cannot be covered signs something else in its place. */
    private String lenientBase(String input) {
        try {
            SignatureInput parsed = SignatureInput.parse(input);
            return SignatureBase.of(SignedMessage.Request.of(received()), parsed.components(), parsed.parameters());
        } catch (SignatureException e) {
            return input;
        }
    }

    Received received() {
        return new Received(
                new ExchangeId(UUID.randomUUID()),
                SampleParties.NOW,
                Protocol.REST,
                method,
                authority,
                path,
                query,
                Optional.empty(),
                new Headers(headers),
                body,
                body.length,
                "192.0.2.1",
                tlsClient,
                new Timeline());
    }
}
