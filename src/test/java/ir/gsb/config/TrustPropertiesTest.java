package ir.gsb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TrustPropertiesTest {

    private static TrustProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("gsb.trust", TrustProperties.class);
    }

    @Test
    void trusts_nobody_outside_unless_it_is_set() {
        assertThat(bound(Map.of()))
                .isEqualTo(new TrustProperties(
                        List.of(),
                        List.of(),
                        List.of(),
                        Set.of(),
                        Duration.ofHours(24),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(2)));
    }

    @Test
    void takes_what_is_set() {
        var trust = bound(Map.of(
                "gsb.trust.anchors",
                "root.pem",
                "gsb.trust.intermediates",
                "sub.pem",
                "gsb.trust.sources[0].issuer",
                "CN=Sub",
                "gsb.trust.sources[0].crl",
                "http://pki.example/sub.crl",
                "gsb.trust.hosts",
                "ocsp.example,pki.example",
                "gsb.trust.grace",
                "2h",
                "gsb.trust.refresh",
                "1m",
                "gsb.trust.patience",
                "5s"));

        assertThat(trust)
                .isEqualTo(new TrustProperties(
                        List.of(Path.of("root.pem")),
                        List.of(Path.of("sub.pem")),
                        List.of(new TrustProperties.Source("CN=Sub", null, URI.create("http://pki.example/sub.crl"))),
                        Set.of("ocsp.example", "pki.example"),
                        Duration.ofHours(2),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(5)));
    }

    @Test
    void refuses_intermediates_without_an_anchor() {
        assertThatThrownBy(() -> bound(Map.of("gsb.trust.intermediates", "sub.pem")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage(
                        "gsb.trust.intermediates is set but gsb.trust.anchors is not: name the authorities above them"
                                + " there");
    }
}
