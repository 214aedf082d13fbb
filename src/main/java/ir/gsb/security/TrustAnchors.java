package ir.gsb.security;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The authorities that somebody trusts, by his own choice. Guarantees a path of certificates, each valid at one moment,
 * from one of them (RFC 5280 §6); says nothing of revocation.
 */
public final class TrustAnchors {

    private final Set<X509Certificate> anchors;

    public TrustAnchors(Collection<X509Certificate> anchors) {
        this.anchors = Set.copyOf(anchors);
    }

    /** Whether nobody is trusted, so that nothing can be. */
    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    public Set<X509Certificate> all() {
        return anchors;
    }

    /**
     * Requires a path from an anchor to a certificate.
     *
     * @param between what may stand between the two; believed only as far as an anchor vouches for it
     * @throws NotProvenException if there is none at that time
     */
    public void require(X509Certificate leaf, Collection<X509Certificate> between, Instant at)
            throws NotProvenException {
        path(leaf, between, at);
    }

    /**
     * The same, and finds the path: the certificate, those that stand between, and the anchor.
     *
     * @throws NotProvenException if there is none at that time
     */
    public List<X509Certificate> path(X509Certificate leaf, Collection<X509Certificate> between, Instant at)
            throws NotProvenException {
        String subject = leaf.getSubjectX500Principal().getName();
        if (at.isBefore(leaf.getNotBefore().toInstant())
                || at.isAfter(leaf.getNotAfter().toInstant())) {
            throw new NotProvenException("the certificate of " + subject + " is not valid at " + at);
        }
        if (anchors.contains(leaf)) {
            return List.of(leaf);
        }
        if (anchors.isEmpty()) {
            throw new NotProvenException("nobody is trusted, so neither is the certificate of " + subject);
        }
        try {
            var built = (PKIXCertPathBuilderResult)
                    CertPathBuilder.getInstance("PKIX").build(parameters(leaf, between, at));
            List<X509Certificate> path = new ArrayList<>();
            built.getCertPath().getCertificates().forEach(one -> path.add((X509Certificate) one));
            path.add(built.getTrustAnchor().getTrustedCert());
            return path;
        } catch (GeneralSecurityException e) {
            throw new NotProvenException("no trusted authority vouches at " + at + " for " + subject, e);
        }
    }

    private PKIXBuilderParameters parameters(X509Certificate leaf, Collection<X509Certificate> between, Instant at)
            throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(leaf);
        var parameters = new PKIXBuilderParameters(
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet()), target);
        List<X509Certificate> known = new ArrayList<>(between);
        known.add(leaf);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(false);
        return parameters;
    }
}
