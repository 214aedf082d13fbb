package ir.gsb.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sheets as JSON: an object for a section, an array for a list, a missing figure left out. */
public final class Sheets {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private Sheets() {}

    public static String write(Sheet sheet) {
        try {
            return JSON.writeValueAsString(sheet);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sheet is always JSON", impossible);
        }
    }

    /** Its parts by their names, to be changed freely. */
    static ObjectNode tree(Sheet sheet) {
        return JSON.valueToTree(sheet);
    }

    /** @throws IllegalArgumentException if the tree is no sheet; the message names the field */
    static Sheet of(JsonNode tree) {
        try {
            return JSON.treeToValue(tree, Sheet.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }

    /** @throws IllegalArgumentException if the text is no sheet; the message names the field */
    public static Sheet read(String json) {
        try {
            return JSON.readValue(json, Sheet.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }
}
