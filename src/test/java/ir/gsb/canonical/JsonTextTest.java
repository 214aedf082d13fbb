package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void reads_what_there_is() {
        assertThat(Samples.json("""
            {"text": "سلام \\u00e9 \\ud83d\\ude00", "whole": -9007199254740991, "flag": true, "many": ["a", {"b": []}]}
            """))
                .isEqualTo(new Node.Fields(Map.of(
                        "text", new Node.Text("سلام é 😀"),
                        "whole", new Node.Whole(-9007199254740991L),
                        "flag", new Node.Flag(true),
                        "many",
                                new Node.Items(List.of(
                                        new Node.Text("a"),
                                        new Node.Fields(Map.of("b", new Node.Items(List.of()))))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,\"a\":1}",
                "{\"b\":{\"a\":1,\"\\u0061\":2}}",
                "{} {}",
                "{}x",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":[1,]}",
                "{/**/}",
                "\uFEFF{}",
                "{\"a\":\"\n\"}"
            })
    void refuses_what_is_malformed(String json) {
        assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)).refusal().code())
                .isEqualTo(Code.MALFORMED_MESSAGE);
    }

    @Test
    void refuses_what_is_not_utf_8() {
        assertThat(refusal("{}".getBytes(StandardCharsets.UTF_16LE)).refusal().code())
                .isEqualTo(Code.MALFORMED_MESSAGE);
        assertThat(refusal("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .refusal()
                        .code())
                .isEqualTo(Code.MALFORMED_MESSAGE);
        byte[] overlong = {'{', '"', (byte) 0xC1, (byte) 0xA1, '"', ':', '1', '}'};
        assertThat(refusal(overlong).refusal().code()).isEqualTo(Code.MALFORMED_MESSAGE);
        byte[] surrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
        assertThat(refusal(surrogate).refusal().code()).isEqualTo(Code.MALFORMED_MESSAGE);
    }

    @Test
    void reads_sixty_four_levels_and_no_more() {
        assertThat(Samples.json(nested(64))).isNotNull();
        assertThat(refusal(nested(65).getBytes(StandardCharsets.UTF_8))
                        .refusal()
                        .code())
                .isEqualTo(Code.MALFORMED_MESSAGE);
        assertThat(refusal(nested(100_000).getBytes(StandardCharsets.UTF_8))
                        .refusal()
                        .code())
                .isEqualTo(Code.MALFORMED_MESSAGE);
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }

    @Test
    void names_each_null_and_each_number_that_is_not_exact() {
        var refused =
                refusal("{\"a\":null,\"b\":[1.5,1e3,9007199254740992],\"c~/\":1E400}".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.refusal().code()).isEqualTo(Code.SCHEMA_VIOLATION);
        assertThat(refused.refusal().violations())
                .extracting(Violation::pointer)
                .containsExactly("/a", "/b/0", "/b/1", "/b/2", "/c~0~1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "true", "null"})
    void refuses_what_is_no_object(String json) {
        assertThat(refusal(json.getBytes(StandardCharsets.UTF_8)).refusal().code())
                .isEqualTo(Code.SCHEMA_VIOLATION);
    }

    private static RefusedException refusal(byte[] json) {
        var refused = catchThrowableOfType(RefusedException.class, () -> JsonText.parse(json));
        assertThat(refused).isNotNull();
        return refused;
    }
}
