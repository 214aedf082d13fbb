package ir.gsb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderProblemTest {

    private static RefusedException refusal(int status, String body, String... headers) {
        var all = new Headers(List.of());
        for (int i = 0; i < headers.length; i += 2) {
            all = all.with(headers[i], headers[i + 1]);
        }
        return ProviderProblem.refusal(new RawAnswer(status, all, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void quotes_the_contracts_own_words_and_keeps_the_rest_for_the_record() {
        var refused = refusal(400, """
            {"type":"urn:gsb:error:schema-violation","title":"Ali Rezaei","status":400,"code":"schema-violation",
             "detail":"0001234560 is not alive","violations":[
               {"pointer":"/mainPlot","message":"of Ali Rezaei"},
               {"pointer":"/values/area","message":"too large"},
               {"pointer":"/persons/0001234560","message":"unknown"},
               {"pointer":"0001234560"}]}
            """);

        assertThat(refused.refusal().code()).isEqualTo(Code.PROVIDER_FAULT);
        assertThat(refused.refusal().detail())
                .contains(
                        "schema-violation (The request does not fit the inquiry's schema) at /mainPlot, /values/area.")
                .doesNotContain("0001234560", "Rezaei");
        assertThat(refused.refusal().violations()).isEmpty();
        assertThat(refused.kept()).contains("0001234560 is not alive");
    }

    @Test
    void says_the_status_where_the_code_is_none_of_the_contract() {
        for (String body :
                List.of("{\"code\":\"0001234560\"}", "<html>0001234560</html>", "", "{\"violations\":[3]}")) {
            var refused = refusal(418, body);

            assertThat(refused.refusal().code()).isEqualTo(Code.PROVIDER_FAULT);
            assertThat(refused.refusal().detail()).contains("HTTP status 418").doesNotContain("0001234560");
        }
    }

    @Test
    void passes_on_when_to_ask_a_provider_again_that_has_enough() {
        assertThat(refusal(429, "{}", "retry-after", "30").refusal().retryAfter())
                .contains(Duration.ofSeconds(30));
        assertThat(refusal(429, "{}", "retry-after", "999999999").refusal().retryAfter())
                .contains(Duration.ofHours(1));
        assertThat(refusal(429, "{}", "retry-after", "tomorrow").refusal().retryAfter())
                .isEmpty();
        assertThat(refusal(429, "{}").refusal().code()).isEqualTo(Code.PROVIDER_UNAVAILABLE);
    }
}
