package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.AnsweredException;
import ir.gsb.message.Headers;
import ir.gsb.message.PlainRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a query may say. */
class ParametersTest {

    private static Parameters of(Map<String, List<String>> query) {
        var request =
                new PlainRequest("GET", "/catalogue/services", Map.of(), query, new Headers(List.of()), "192.0.2.1");
        return Parameters.of(request, "level", "page");
    }

    @Test
    void aFieldThatAFormSendsEmptyDoesNotCount() {
        Parameters parameters = of(Map.of("level", List.of("", "URBAN"), "page", List.of("")));

        assertThat(parameters.values("level", Set.of("URBAN"))).containsExactly("URBAN");
        assertThat(parameters.number("page", 1, 9, 1)).isOne();
    }

    @Test
    void whatIsUnknownIsNamed() throws IOException {
        assertThat(refused(Map.of("colour", List.of("red")))).contains("colour");
        assertThat(refused(Map.of("level", List.of("LUNAR")))).contains("LUNAR");
    }

    private static String refused(Map<String, List<String>> query) throws IOException {
        AnsweredException refused =
                catchThrowableOfType(AnsweredException.class, () -> of(query).values("level", Set.of("URBAN")));
        try (InputStream content = refused.answer().body().content().get()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
