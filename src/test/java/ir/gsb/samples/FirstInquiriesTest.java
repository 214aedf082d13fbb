package ir.gsb.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstInquiriesTest {

    private static final Path USUAL = Path.of("certs-example", "out");

    @Test
    void names_the_hub_and_the_keys_where_a_command_would_look_elsewhere() {
        assertThat(FirstInquiries.options("http://localhost:8080", USUAL)).isEmpty();
        assertThat(FirstInquiries.options("http://localhost:28480", USUAL)).isEqualTo(" --hub http://localhost:28480");
        assertThat(FirstInquiries.options("http://localhost:8080", Path.of("/tmp/pki")))
                .isEqualTo(" --certs " + Path.of("/tmp/pki"));
    }
}
