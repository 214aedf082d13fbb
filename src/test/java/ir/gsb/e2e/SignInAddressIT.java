package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInAddressIT {

    private final SampleHub hub = SampleHub.get();

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/workplace"})
    void is_not_at_the_host_that_a_request_names(String door) throws IOException {
        var host = new Headers(List.of(new Headers.Header("Host", "evil.example")));

        RawHttp.Response answer = RawHttp.send(hub.port(), "GET", door, host, new byte[0]);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().first("location")).contains(door + "/sign-in");
    }
}
