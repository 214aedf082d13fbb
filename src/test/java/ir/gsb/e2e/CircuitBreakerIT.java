package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A provider that is away is given a rest, and its callers are told how long. */
class CircuitBreakerIT {

    private static final String ADDRESS = "{\"mode\":\"RETRIEVE\",\"fields\":[\"city\"],\"postalCode\":\"1193653471\"}";
    private static final int MORE_THAN_THE_BREAKER_COUNTS = 25;

    @Test
    void opens_after_failures_and_says_when_to_ask_again() throws Exception {
        var hub = new SampleHub(
                Path.of("target/e2e/breaker"),
                "--gsb.delivery.retries=0",
                "--gsb.providers.post.addresses.url=http://127.0.0.1:" + SampleHub.freePort());
        var reply = hub.ask(SampleHub.TAX, SampleHub.ADDRESS, ADDRESS);
        assertThat(reply.text()).contains("cannot be reached");
        for (int i = 0; i < MORE_THAN_THE_BREAKER_COUNTS; i++) {
            reply = hub.ask(SampleHub.TAX, SampleHub.ADDRESS, ADDRESS);
            assertThat(reply.text()).contains("\"code\":\"provider-unavailable\"");
        }
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text()).contains("given a rest");
        assertThat(reply.headers().first("retry-after")).hasValue("10");
    }
}
