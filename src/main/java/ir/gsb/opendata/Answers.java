package ir.gsb.opendata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers that anyone may keep and must ask about again: each has a strong entity tag (RFC 9110 §8.8.3), and pages of other
 * hosts may read it.
 */
final class Answers {

    /** Changes when the form of the answers does. */
    private static final String FORM = "1";

    private static final String KEPT = "public, no-cache";
    private static final int TAG_BYTES = 12;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** Of maps, lists, records and texts; what is absent is left out. */
    static byte[] json(Object content) {
        try {
            return JSON.writeValueAsBytes(present(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer is always JSON", impossible);
        }
    }

    private static Object present(Object content) {
        if (content instanceof Map<?, ?> fields) {
            Map<Object, Object> there = new LinkedHashMap<>();
            fields.forEach((name, value) -> {
                if (value instanceof Optional<?> maybe) {
                    maybe.ifPresent(one -> there.put(name, present(one)));
                } else {
                    there.put(name, present(value));
                }
            });
            return there;
        }
        return content instanceof List<?> items
                ? items.stream().map(Answers::present).toList()
                : content;
    }

    /** The tag of what is made of the catalogue alone: it changes with the catalogue, and with what is asked. */
    static String tag(long change, PlainRequest request, String form) {
        return tag((FORM + '\n' + change + '\n' + request.path() + '\n' + request.query() + '\n' + form)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Of content that may be a moment behind the catalogue, or does not stand in it. */
    static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** 304 if the client has it already (RFC 9110 §13.1.2). */
    static Optional<PlainAnswer> unchanged(PlainRequest request, String tag) {
        boolean has = request.headers().values("if-none-match").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals(tag) || known.equals("*"));
        return has ? Optional.of(kept(PlainAnswer.empty(304), tag)) : Optional.empty();
    }

    /** An answer with its tag. */
    static PlainAnswer kept(PlainAnswer answer, String tag) {
        return open(answer).with("etag", tag).with("cache-control", KEPT);
    }

    /** JSON with the tag of its bytes, or 304. */
    static PlainAnswer json(PlainRequest request, Object content) {
        return bytes(request, "application/json", json(content));
    }

    /** Bytes with their tag, or 304. */
    static PlainAnswer bytes(PlainRequest request, String contentType, byte[] body) {
        String tag = tag(body);
        return unchanged(request, tag).orElseGet(() -> kept(PlainAnswer.of(200, contentType, body), tag));
    }

    /** What pages of other hosts may read. */
    static PlainAnswer open(PlainAnswer answer) {
        return answer.with("access-control-allow-origin", "*")
                .with("access-control-expose-headers", "etag, retry-after");
    }
}
