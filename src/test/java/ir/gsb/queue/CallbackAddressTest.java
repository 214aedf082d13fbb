package ir.gsb.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {

    private final CallbackAddress strict = new CallbackAddress(false, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/told",
                "https://[::1]/told",
                "https://10.1.2.3/told",
                "https://192.168.1.1/told",
                "https://172.16.0.9/told",
                "https://169.254.169.254/latest",
                "https://100.64.0.1/told",
                "https://[fd00::1]/told",
                "https://[fe80::1]/told",
                "https://0.0.0.0/told",
                "http://192.0.2.1/told"
            })
    void refuses_what_is_not_https_or_not_of_the_public_network(String address) {
        assertThat(strict.objection(URI.create(address))).isPresent();
    }

    @Test
    void reaches_the_public_network() {
        assertThat(strict.objection(URI.create("https://192.0.2.1/told"))).isEmpty();
    }

    @Test
    void reaches_private_networks_and_this_machine_only_if_told_so() {
        assertThat(new CallbackAddress(false, true).objection(URI.create("https://10.1.2.3/told")))
                .isEmpty();
        assertThat(new CallbackAddress(false, true).objection(URI.create("https://127.0.0.1/told")))
                .isPresent();
        assertThat(new CallbackAddress(true, false).objection(URI.create("http://127.0.0.1:8081/told")))
                .isEmpty();
        assertThat(new CallbackAddress(true, false).objection(URI.create("http://192.0.2.1/told")))
                .isPresent();
    }
}
