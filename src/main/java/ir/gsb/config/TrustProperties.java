package ir.gsb.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authorities outside whose certificates may be registered, and how their status is asked. Without anchors any
 * certificate may be registered, and only the registry revokes.
 *
 * @param anchors PEM files of the authorities that are trusted
 * @param intermediates PEM files of the authorities between them and the certificates
 * @param sources where status is asked, for authorities whose certificates do not say so
 * @param hosts that may be asked beside those of the sources and those that the authorities' own certificates name
 * @param grace how long an answer serves after it has run out, while no newer one is to be had; then requests are refused
 * @param refresh how often status is asked at least, so how late at most a revocation by an authority takes effect
 * @param patience with one answer of a responder
 */
@ConfigurationProperties("gsb.trust")
public record TrustProperties(
        @DefaultValue List<Path> anchors,
        @DefaultValue List<Path> intermediates,
        @DefaultValue List<Source> sources,
        @DefaultValue Set<String> hosts,
        @DefaultValue("24h") Duration grace,
        @DefaultValue("10m") Duration refresh,
        @DefaultValue("2s") Duration patience) {

    public TrustProperties {
        if (anchors.isEmpty() && !intermediates.isEmpty()) {
            throw new IllegalArgumentException(
                    "gsb.trust.intermediates is set but gsb.trust.anchors is not: name the authorities above them"
                            + " there");
        }
    }

    /**
     * Where the status of an authority's certificates is asked; OCSP first.
     *
     * @param issuer its name as its certificate has it, {@code CN=Example CA,O=Example}
     * @param ocsp the address of its responder
     * @param crl the address of its revocation list
     */
    public record Source(
            String issuer, @Nullable URI ocsp, @Nullable URI crl) {}
}
