package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The authorities outside that the hub's operator trusts to issue certificates: anchors, and those between them and the
 * certificates. What a certificate is sent with is never looked at. Without anchors nothing is demanded of any.
 */
public final class OutsideAuthorities {

    private final TrustAnchors anchors;
    private final List<X509Certificate> between;
    private final Clock clock;

    public OutsideAuthorities(
            Collection<X509Certificate> anchors, Collection<X509Certificate> intermediates, Clock clock) {
        this.anchors = new TrustAnchors(anchors);
        this.between = List.copyOf(intermediates);
        this.clock = clock;
    }

    /** Whether certificates are registered as they come, and no authority is asked of them. */
    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    /** Why a certificate cannot be registered: no trusted authority vouches for it now (RFC 5280 §6). */
    public Optional<String> objection(X509Certificate certificate) {
        if (isEmpty()) {
            return Optional.empty();
        }
        try {
            anchors.require(certificate, between, clock.instant());
            return Optional.empty();
        } catch (NotProvenException none) {
            return Optional.of(
                    "is not of an authority that this hub trusts: " + none.getMessage() + ", whose issuer is "
                            + certificate.getIssuerX500Principal().getName()
                            + ". Register a certificate of one in gsb.trust.anchors, or have the hub's operator add"
                            + " this authority there or to gsb.trust.intermediates");
        }
    }

    /** All of them. */
    List<X509Certificate> all() {
        List<X509Certificate> all = new ArrayList<>(anchors.all());
        all.addAll(between);
        all.sort(Comparator.comparing(X509Certificate::getNotAfter).reversed());
        return all;
    }

    /**
     * A certificate, the authority that signed it, and so on up to an anchor, whether they are valid now or not; empty if
     * it leads to none.
     */
    public List<X509Certificate> path(X509Certificate certificate) {
        List<X509Certificate> path = Certificates.path(certificate, all());
        for (int i = 0; i < path.size(); i++) {
            if (anchors.all().contains(path.get(i))) {
                return path.subList(0, i + 1);
            }
        }
        return List.of();
    }
}
