package ir.gsb.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * How the status of certificates of outside authorities is asked.
 *
 * @param sources where, for authorities whose certificates do not say so, or wrongly
 * @param hosts that may be called beside those of the sources and those that the authorities' own certificates name
 * @param grace how long an answer serves after it has run out, while there is no newer one
 * @param refresh how often a certificate's status is asked at least
 * @param patience with one answer
 */
public record TrustSettings(
        List<Source> sources, Set<String> hosts, Duration grace, Duration refresh, Duration patience) {

    /** Where the status of the certificates of one authority is asked; OCSP first. */
    public record Source(X500Principal issuer, Optional<URI> ocsp, Optional<URI> crl) {

        public Source {
            if (ocsp.isEmpty() && crl.isEmpty()) {
                throw new IllegalArgumentException("a source of " + issuer.getName() + " has neither ocsp nor crl");
            }
            ocsp.ifPresent(Source::requireHttp);
            crl.ifPresent(Source::requireHttp);
        }

        private static void requireHttp(URI address) {
            if (!StatusAddresses.isHttp(address)) {
                throw new IllegalArgumentException("a source must be http or https, with a host: " + address);
            }
        }
    }

    public TrustSettings {
        sources = List.copyOf(sources);
        hosts = Set.copyOf(hosts);
        if (grace.isNegative() || !refresh.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "grace must not be negative, refresh and patience must be longer than nothing");
        }
    }
}
