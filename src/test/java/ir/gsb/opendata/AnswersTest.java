package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers;
import ir.gsb.message.PlainRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static PlainRequest asking(String path, String... tags) {
        List<Headers.Header> headers = List.of(tags).stream()
                .map(tag -> new Headers.Header("if-none-match", tag))
                .toList();
        return new PlainRequest("GET", path, Map.of(), Map.of(), new Headers(headers), "192.0.2.1");
    }

    @Test
    void leaves_out_what_is_absent() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("there", Optional.of("x"));
        content.put("absent", Optional.empty());
        content.put("inner", List.of(content("absent", Optional.empty())));

        assertThat(new String(Answers.json(content), StandardCharsets.UTF_8))
                .isEqualTo("{\"there\":\"x\",\"inner\":[{}]}");
    }

    private static Map<String, Object> content(String name, Object value) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(name, value);
        return content;
    }

    @Test
    void tag_heeds_the_catalogue_the_request_and_the_form() {
        String tag = Answers.tag(7, asking("/a"), "text/turtle");

        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        assertThat(Answers.tag(7, asking("/a"), "text/turtle")).isEqualTo(tag);
        assertThat(Answers.tag(8, asking("/a"), "text/turtle")).isNotEqualTo(tag);
        assertThat(Answers.tag(7, asking("/b"), "text/turtle")).isNotEqualTo(tag);
        assertThat(Answers.tag(7, asking("/a"), "application/json")).isNotEqualTo(tag);
    }

    @Test
    void knows_what_the_client_has() {
        assertThat(Answers.unchanged(asking("/a"), "\"1\"")).isEmpty();
        assertThat(Answers.unchanged(asking("/a", "\"2\", W/\"3\""), "\"1\"")).isEmpty();
        assertThat(Answers.unchanged(asking("/a", "\"2\", W/\"1\""), "\"1\"")).isPresent();
        assertThat(Answers.unchanged(asking("/a", "\"2\"", "*"), "\"1\"")).isPresent();
    }
}
