package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A provider that is away is given a rest, and its callers are told how long. */
class CircuitBreakerIT {

    private static final Path FOLDER = TestFolder.of("e2e/breaker");
    private static final String ADDRESS = "{\"mode\":\"RETRIEVE\",\"fields\":[\"city\"],\"postalCode\":\"1193653471\"}";
    private static final int MORE_THAN_THE_BREAKER_COUNTS = 25;

    @Test
    void opens_after_failures_and_says_when_to_ask_again() throws Exception {
        try (var hub = new SampleHub(
                FOLDER,
                "--gsb.delivery.retries=0",
                "--gsb.routes=" + routes(),
                "--gsb.providers.post.addresses.url=http://127.0.0.1:" + SampleHub.freePort())) {
            var reply = hub.ask(SampleHub.TAX, SampleHub.ADDRESS, ADDRESS);
            assertThat(reply.text()).contains("cannot be reached");
            for (int i = 0; i < MORE_THAN_THE_BREAKER_COUNTS; i++) {
                reply = hub.ask(SampleHub.TAX, SampleHub.ADDRESS, ADDRESS);
                assertThat(reply.text()).contains("\"code\":\"provider-unavailable\"");
            }
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text()).contains("given a rest");
            assertThat(reply.headers().first("retry-after")).hasValue("37");
        }
    }

    private static Path routes() throws IOException {
        Path to = FOLDER.resolve("routes");
        for (String file : List.of(
                "_templates/rest-provider.camel.yaml",
                "_templates/soap-provider.camel.yaml",
                "inquiries/person-identity.v1.camel.yaml",
                "inquiries/postal-address.v1.camel.yaml")) {
            Files.createDirectories(to.resolve(file).getParent());
            Files.copy(Path.of("routes").resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(to.resolve("inquiries/postal-address.v1.camel.yaml"), """
                  - name: breakerRest
                    value: "37"
            """, StandardOpenOption.APPEND);
        return to;
    }
}
