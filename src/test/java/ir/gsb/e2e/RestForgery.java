package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.security.SigningKey;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A REST request under construction: first it is made as it should be or not, then signed, then tampered with. What a
 * test does not say is as it should be. The signature base is written here anew, from RFC 9421, not by the hub's code.
 */
final class RestForgery {

    static final String INQUIRY = """
        {"mode":"RETRIEVE","fields":["firstName"],"nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;

    private final List<Headers.Header> headers = new ArrayList<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> covered = new ArrayList<>();
    private String method;
    private String target;
    private String authority = SampleHub.get().authority();
    private byte[] body;
    private SigningKey key;

    private RestForgery(String method, String target, byte[] body, Party party) {
        this.method = method;
        this.target = target;
        this.body = body;
        this.key = SampleHub.get().key(party);
        long now = Instant.now().getEpochSecond();
        parameters.put("created", "" + now);
        parameters.put("expires", "" + (now + 300));
        parameters.put("nonce", quoted(UUID.randomUUID().toString()));
        parameters.put("keyid", quoted(key.thumbprint()));
        parameters.put("alg", quoted(key.algorithm().wire()));
        parameters.put("tag", quoted("gsb-request"));
        cover("@method", "@authority", "@path");
    }

    /** An inquiry that would be answered. */
    static RestForgery post() {
        return post(SampleHub.TAX, INQUIRY);
    }

    static RestForgery post(Party party, String json) {
        return new RestForgery("POST", "/inquiries/" + SampleHub.IDENTITY, json.getBytes(UTF_8), party)
                .header("content-type", "application/json")
                .header("content-digest", digest(json.getBytes(UTF_8)))
                .header("gsb-message-id", UUID.randomUUID().toString())
                .header("gsb-user", "clerk-17")
                .cover("content-type", "content-digest", "gsb-message-id", "gsb-user");
    }

    static RestForgery get(String target) {
        return new RestForgery("GET", target, new byte[0], SampleHub.TAX);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    RestForgery method(String other) {
        method = other;
        return this;
    }

    RestForgery target(String other) {
        target = other;
        return this;
    }

    RestForgery authority(String other) {
        authority = other;
        return this;
    }

    RestForgery body(byte[] other) {
        body = other;
        return this;
    }

    /** Other content with the digest that belongs to it. */
    RestForgery content(byte[] other) {
        return body(other).replace("content-digest", digest(other));
    }

    RestForgery signedBy(Party other) {
        key = SampleHub.get().key(other);
        return this;
    }

    RestForgery header(String name, String value) {
        headers.add(new Headers.Header(name, value));
        return this;
    }

    RestForgery remove(String name) {
        headers.removeIf(header -> header.name().equals(name));
        return this;
    }

    RestForgery replace(String name, String value) {
        return remove(name).header(name, value);
    }

    RestForgery cover(String... components) {
        Arrays.stream(components).map(RestForgery::quoted).forEach(covered::add);
        return this;
    }

    RestForgery uncover(String component) {
        covered.remove(quoted(component));
        return this;
    }

    RestForgery parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    RestForgery without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    /** Created and expiring so many seconds from now. */
    RestForgery lives(long created, long expires) {
        long now = Instant.now().getEpochSecond();
        return parameter("created", "" + (now + created)).parameter("expires", "" + (now + expires));
    }

    RestForgery sign() {
        var input = new StringBuilder("(" + String.join(" ", covered) + ")");
        parameters.forEach(
                (name, value) -> input.append(';').append(name).append('=').append(value));
        var base = new StringBuilder();
        covered.forEach(component -> base.append(component)
                .append(": ")
                .append(valueOf(component.substring(1, component.length() - 1)))
                .append('\n'));
        base.append("\"@signature-params\": ").append(input);
        byte[] value = key.sign(base.toString().getBytes(ISO_8859_1));
        return header("signature-input", "gsb=" + input)
                .header("signature", "gsb=:" + Base64.getEncoder().encodeToString(value) + ":");
    }

    /** What RFC 9421 has in the base for a component of this request. */
    String valueOf(String component) {
        int question = target.indexOf('?');
        return switch (component) {
            case "@method" -> method;
            case "@authority" -> authority;
            case "@path" -> question < 0 ? target : target.substring(0, question);
            case "@query" -> question < 0 ? "?" : target.substring(question);
            default -> String.join(", ", new Headers(headers).values(component));
        };
    }

    /** The value under the label gsb, if there is one that an answer can be bound to. */
    Optional<String> signatureValue() {
        List<String> members = Arrays.stream(valueOf("signature").split(", "))
                .filter(member -> member.startsWith("gsb="))
                .map(member -> member.substring("gsb=".length()))
                .toList();
        return Optional.of(members)
                .filter(all -> all.size() == 1)
                .map(List::getFirst)
                .filter(value -> value.startsWith(":") && value.endsWith(":"));
    }

    Headers headers() {
        return new Headers(headers);
    }

    /** The bytes for the wire; Host, Content-Length and Connection are added unless they are there. */
    byte[] bytes() {
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        addUnlessThere(head, "host", SampleHub.get().authority());
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (headers().first("transfer-encoding").isEmpty()) {
            addUnlessThere(head, "content-length", "" + body.length);
        }
        addUnlessThere(head, "connection", "close");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private void addUnlessThere(StringBuilder head, String name, String value) {
        if (headers().first(name).isEmpty()) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }
}
