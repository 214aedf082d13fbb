package ir.gsb.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.JsonString;
import ir.gsb.message.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** JSON of which there is one form only (RFC 8785), so that it can be hashed: no white space, members in order. */
public final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalJson() {}

    /** Members are sorted by their UTF-16 code units (RFC 8785 §3.2.3). */
    public static String write(Node node) {
        return switch (node) {
            case Node.Text(String value) -> quoted(value);
            case Node.Whole(long value) -> Long.toString(value);
            case Node.Flag(boolean value) -> Boolean.toString(value);
            case Node.Items(List<Node> items) ->
                items.stream().map(CanonicalJson::write).collect(Collectors.joining(",", "[", "]"));
            case Node.Fields(Map<String, Node> children) ->
                new TreeMap<>(children)
                        .entrySet().stream()
                                .map(child -> quoted(child.getKey()) + ':' + write(child.getValue()))
                                .collect(Collectors.joining(",", "{", "}"));
        };
    }

    /** SHA-256 of the written form in UTF-8, lower-case hexadecimal. */
    public static String hash(Node node) {
        try {
            byte[] bytes = write(node).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /**
     * Reads an object that holds texts, whole numbers, flags, lists and objects.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Node.Fields read(String json) {
        try {
            if (node(JSON.readTree(json)) instanceof Node.Fields fields) {
                return fields;
            }
        } catch (IOException malformed) {
            throw new IllegalArgumentException("no JSON", malformed);
        }
        throw new IllegalArgumentException("no JSON object");
    }

    private static Node node(JsonNode json) {
        if (json.isTextual()) {
            return new Node.Text(json.textValue());
        }
        if (json.isBoolean()) {
            return new Node.Flag(json.booleanValue());
        }
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            return new Node.Whole(json.longValue());
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(node(item)));
            return new Node.Items(items);
        }
        if (json.isObject()) {
            Map<String, Node> children = new LinkedHashMap<>();
            json.properties().forEach(child -> children.put(child.getKey(), node(child.getValue())));
            return new Node.Fields(children);
        }
        throw new IllegalArgumentException("neither text, whole number, flag, list nor object");
    }

    private static String quoted(String text) {
        var out = new StringBuilder(text.length() + 2);
        JsonString.append(out, text);
        return out.toString();
    }
}
