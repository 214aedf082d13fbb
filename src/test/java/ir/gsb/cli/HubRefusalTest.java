package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.Code;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HubRefusalTest {

    private static Look.Ill<?> told(String code) {
        var problem = new ObjectMapper()
                .createObjectNode()
                .put("code", code)
                .put("detail", "So it is.")
                .put("exchangeId", "X-1");
        return (Look.Ill<?>) HubRefusal.of(problem).look();
    }

    @ParameterizedTest
    @EnumSource
    void every_code_has_a_sentence_and_what_to_do(Code code) {
        assertThat(told(code.wire()).wrong()).endsWith(".");
        assertThat(told(code.wire()).toDo()).endsWith(".");
    }

    @Test
    void what_a_hub_can_say_to_a_sound_request_has_a_sentence_of_its_own() {
        List<Code> own = List.of(
                Code.CERTIFICATE_UNKNOWN,
                Code.CERTIFICATE_REVOKED,
                Code.CERTIFICATE_EXPIRED,
                Code.AGENCY_SUSPENDED,
                Code.SIGNATURE_EXPIRED,
                Code.SIGNATURE_INVALID,
                Code.SIGNATURE_MISSING,
                Code.REPLAY_REFUSED,
                Code.MALFORMED_MESSAGE,
                Code.OVERLOADED,
                Code.RECORDING_UNAVAILABLE,
                Code.INTERNAL_ERROR);

        assertThat(own.stream().map(code -> told(code.wire()).wrong()))
                .doesNotHaveDuplicates()
                .noneMatch(wrong -> wrong.startsWith("The hub refuses ("));
    }

    @Test
    void a_code_of_a_newer_hub_is_told_by_its_detail() {
        assertThat(Arrays.stream(Code.values()).map(Code::wire)).doesNotContain("moon-phase");
        assertThat(told("moon-phase").wrong()).isEqualTo("The hub refuses: So it is.");
        assertThat(told("moon-phase").toDo()).contains("the exchange X-1");
    }
}
