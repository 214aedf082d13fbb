package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers;
import ir.gsb.message.PlainRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptedTest {

    private static final List<String> OFFERED = List.of("application/json", "text/turtle", "text/html");

    private static Optional<String> best(String... accepted) {
        List<Headers.Header> headers = List.of(accepted).stream()
                .map(line -> new Headers.Header("accept", line))
                .toList();
        return Accepted.best(
                new PlainRequest("GET", "/", Map.of(), Map.of(), new Headers(headers), "192.0.2.1"), OFFERED);
    }

    @Test
    void takes_the_first_where_the_client_does_not_say() {
        assertThat(best()).contains("application/json");
        assertThat(best("*/*")).contains("application/json");
    }

    @Test
    void takes_what_the_client_likes_best() {
        assertThat(best("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .contains("text/html");
        assertThat(best("text/turtle;q=0.5, application/json;q=0.4")).contains("text/turtle");
        assertThat(best("text/*;q=0.9", "text/turtle;q=0.1", "application/json;q=0.2"))
                .contains("text/html");
    }

    @Test
    void takes_nothing_that_the_client_refuses() {
        assertThat(best("image/png")).isEmpty();
        assertThat(best("text/turtle;q=0")).isEmpty();
        assertThat(best("text/turtle;q=much")).isEmpty();
    }
}
