package ir.gsb.workbench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.canonical.JsonText;
import ir.gsb.message.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON as people read it, and where in a file something stands. */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String compact(Node.Fields fields) {
        return new String(JsonText.write(fields), StandardCharsets.UTF_8);
    }

    static String pretty(Node.Fields fields) {
        return pretty(JsonText.write(fields));
    }

    /** Indented if it is JSON; else as it is. */
    static String pretty(byte[] json) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readTree(json));
        } catch (IOException _) {
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    static String written(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a list of texts and numbers can be written", impossible);
        }
    }

    /** The line, from 1, of what a pointer names, or of the nearest around it. */
    static int line(byte[] json, String pointer) {
        int best = 1;
        int depth = -1;
        try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                String at = parser.getParsingContext().pathAsPointer().toString();
                boolean around = pointer.equals(at) || pointer.startsWith(at + "/");
                if (around && at.length() > depth) {
                    best = parser.currentTokenLocation().getLineNr();
                    depth = at.length();
                }
            }
        } catch (IOException _) {
            return best;
        }
        return best;
    }
}
