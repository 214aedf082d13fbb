package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the APIs over the portal say to other methods than those that read. */
class OpenDataMethodsIT {

    private final OpenDataHub hub = OpenDataHub.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalogue/services",
                "/catalogue/services/" + OpenDataHub.SERVICE,
                "/tracking/050817100000197",
                "/open311/v2/requests.json"
            })
    void names_the_methods_of_an_address_and_records_no_exchange_for_others(String target) throws Exception {
        for (String method : List.of("DELETE", "PUT", "PATCH")) {
            HttpResponse<String> answer = hub.ask(method, target);
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow").orElse("")).contains("GET");
            assertThat(answer.headers().firstValue("gsb-exchange-id")).isEmpty();
        }
        HttpResponse<String> asked = hub.ask(
                "OPTIONS",
                target,
                "Origin",
                "https://other.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("allow").orElse("")).isEqualTo("GET, HEAD, OPTIONS");
        boolean open = target.startsWith("/catalogue");
        assertThat(asked.headers().firstValue("access-control-allow-origin"))
                .isEqualTo(open ? Optional.of("*") : Optional.empty());
        assertThat(asked.headers().firstValue("access-control-allow-headers"))
                .isEqualTo(open ? Optional.of("Accept, If-None-Match") : Optional.empty());
    }

    @Test
    void says_of_the_whole_catalogue_what_it_would_be_with() throws Exception {
        HttpResponse<String> head = hub.ask("HEAD", "/catalogue/services.ttl");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("etag"))
                .isEqualTo(hub.get("/catalogue/services.ttl").headers().firstValue("etag"));
        assertThat(head.headers().firstValue("content-length")).isNotEqualTo(Optional.of("0"));
    }
}
