package ir.gsb.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

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

    /** @throws IllegalArgumentException if the text is no sheet; the message names the field */
    public static Sheet read(String json) {
        try {
            return JSON.readValue(json, Sheet.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong.getOriginalMessage(), wrong);
        }
    }
}
