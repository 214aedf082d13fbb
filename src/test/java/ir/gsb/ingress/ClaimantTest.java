package ir.gsb.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Party;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimantTest {

    private static final Path CERTIFICATE = Path.of("src/test/resources/registry/certs/key-registered-before.pem");

    private RegisteredCertificate registered;
    private Registry registry;

    @BeforeEach
    void register() throws Exception {
        registered = RegisteredCertificate.read(Party.parse("tax/portal"), Files.readString(CERTIFICATE));
        registry = new Registry(List.of(), List.of(), List.of(registered), List.of(), List.of());
    }

    private String claimant(String input, String source) {
        return Claimant.of(Optional.of(input), source, registry);
    }

    @Test
    void is_the_party_whose_certificate_is_claimed_from_where_it_is_claimed() {
        String input = "gsb=(\"@method\");created=1;keyid=\"" + registered.thumbprint() + "\";alg=\"x\"";

        assertThat(claimant(input, "192.0.2.1")).isEqualTo("tax/portal@192.0.2.1");
        assertThat(claimant(input, "192.0.2.2"))
                .as("a false claim from elsewhere")
                .isEqualTo("tax/portal@192.0.2.2");
    }

    @Test
    void is_the_address_where_nothing_is_claimed_that_is_registered() {
        assertThat(claimant("gsb=();keyid=\"invented\"", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(claimant("no signature input", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Claimant.of(Optional.empty(), "192.0.2.1", registry)).isEqualTo("192.0.2.1");
    }
}
