package ir.gsb.canonical;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import ir.gsb.canonical.Findings.Place;
import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON (RFC 8259) to canonical content and back: UTF-8 only, each name once, no null, no fraction. */
public final class JsonText {

    static final int MAX_DEPTH = 64;

    private static final Node.Text UNREADABLE = new Node.Text("");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(256)
                    .build())
            .build();

    private JsonText() {}

    /**
     * Reads an object.
     *
     * @throws RefusedException {@code malformed-message}; {@code schema-violation} for a null, a number that is no whole
     *     one within ±2^53, or what is no object
     */
    public static Node.Fields parse(byte[] bytes) {
        var findings = new Findings();
        Node.Fields fields = parse(bytes, findings);
        if (!findings.none()) {
            throw findings.refusal();
        }
        return fields;
    }

    /** Reads an object; notes nulls and unfit numbers instead of refusing them. */
    static Node.Fields parse(byte[] bytes, Findings findings) {
        CharBuffer text = decoded(bytes);
        try (JsonParser parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.length())) {
            @Nullable JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed("The body is empty; send one JSON object.");
            }
            Node node = node(parser, first, Place.ROOT, findings);
            if (parser.nextToken() != null) {
                throw malformed("The body goes on after its JSON object; send nothing after it.");
            }
            if (node instanceof Node.Fields fields) {
                return fields;
            }
            findings.add(Place.ROOT, "must be an object");
            return new Node.Fields(Map.of());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw malformed("The body is not well-formed JSON, or is nested deeper than " + MAX_DEPTH + " levels"
                    + (at == null ? "" : ", near line " + at.getLineNr() + ", column " + at.getColumnNr())
                    + "; send one JSON object (RFC 8259).");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static CharBuffer decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException _) {
            throw malformed("The body is not UTF-8; encode it as UTF-8 without a byte order mark.");
        }
    }

    private static Node node(JsonParser parser, JsonToken token, Place at, Findings findings) throws IOException {
        return switch (token) {
            case START_OBJECT -> fields(parser, at, findings);
            case START_ARRAY -> items(parser, at, findings);
            case VALUE_STRING -> new Node.Text(parser.getText());
            case VALUE_TRUE -> new Node.Flag(true);
            case VALUE_FALSE -> new Node.Flag(false);
            case VALUE_NUMBER_INT -> whole(parser, at, findings);
            case VALUE_NUMBER_FLOAT -> unreadable(at, "must not be a fraction; write a decimal as a string", findings);
            case VALUE_NULL -> unreadable(at, "must not be null; leave it out", findings);
            default -> throw malformed("The body is not well-formed JSON; send one JSON object (RFC 8259).");
        };
    }

    private static Node whole(JsonParser parser, Place at, Findings findings) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = parser.getLongValue();
            if (value >= -Type.EXACT && value <= Type.EXACT) {
                return new Node.Whole(value);
            }
        }
        return unreadable(at, "must be within ±2^53 as a number; write a larger one as a string", findings);
    }

    private static Node unreadable(Place at, String message, Findings findings) {
        findings.add(at, message);
        return UNREADABLE;
    }

    private static Node.Fields fields(JsonParser parser, Place at, Findings findings) throws IOException {
        Map<String, Node> children = new LinkedHashMap<>();
        @Nullable String name;
        while ((name = parser.nextFieldName()) != null) {
            Place place = at.child(name);
            if (children.put(name, node(parser, parser.nextToken(), place, findings)) != null) {
                throw malformed("The body has the name at " + place.pointer() + " twice; JSON names must be unique.");
            }
        }
        return new Node.Fields(children);
    }

    private static Node.Items items(JsonParser parser, Place at, Findings findings) throws IOException {
        List<Node> items = new ArrayList<>();
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            items.add(node(parser, token, at.child(String.valueOf(items.size())), findings));
        }
        return new Node.Items(items);
    }

    private static RefusedException malformed(String detail) {
        return RefusedException.of(Code.MALFORMED_MESSAGE, detail);
    }

    /** Writes canonical content as UTF-8, without spaces, in its own order. */
    public static byte[] write(Node.Fields fields) {
        try (var bytes = new ByteArrayBuilder(512);
                JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            write(fields, generator);
            generator.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static void write(Node node, JsonGenerator out) throws IOException {
        switch (node) {
            case Node.Text(String value) -> out.writeString(value);
            case Node.Whole(long value) -> out.writeNumber(value);
            case Node.Flag(boolean value) -> out.writeBoolean(value);
            case Node.Items(List<Node> items) -> {
                out.writeStartArray();
                for (Node item : items) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case Node.Fields(Map<String, Node> children) -> {
                out.writeStartObject();
                for (Map.Entry<String, Node> child : children.entrySet()) {
                    out.writeFieldName(child.getKey());
                    write(child.getValue(), out);
                }
                out.writeEndObject();
            }
        }
    }
}
