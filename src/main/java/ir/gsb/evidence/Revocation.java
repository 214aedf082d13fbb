package ir.gsb.evidence;

import ir.gsb.security.NotProvenException;
import ir.gsb.security.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The CRLs of a container (RFC 5280 §5), each believed only if the authority that it is of has signed it. */
final class Revocation {

    private final List<X509CRL> lists = new ArrayList<>();
    private final List<String> uncovered = new ArrayList<>();

    Revocation(Opened container, TrustAnchors anchors) throws NotProvenException {
        for (byte[] der : container.numbered(Names.REVOCATION)) {
            lists.add(signed(der, container.authorities(), anchors));
        }
    }

    private static X509CRL signed(byte[] der, List<X509Certificate> authorities, TrustAnchors anchors)
            throws NotProvenException {
        try {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            Optional<X509Certificate> issuer = Stream.concat(anchors.all().stream(), authorities.stream())
                    .filter(authority -> authority.getSubjectX500Principal().equals(list.getIssuerX500Principal()))
                    .findFirst();
            PublicKey key = issuer.orElseThrow(() -> new NotProvenException("a CRL is of an authority nobody knows"))
                    .getPublicKey();
            anchors.require(issuer.get(), authorities, list.getThisUpdate().toInstant());
            list.verify(key);
            return list;
        } catch (GeneralSecurityException e) {
            throw new NotProvenException("a CRL is not signed by its authority", e);
        }
    }

    /**
     * Looks a certificate up, and remembers if no list tells of it.
     *
     * @throws NotProvenException if a list says that the certificate was revoked by then
     */
    void require(X509Certificate certificate, Instant at) throws NotProvenException {
        if (lists.stream().noneMatch(list -> covers(list, certificate, at))) {
            uncovered.add(certificate.getSubjectX500Principal().getName());
        }
        for (X509CRL list : lists) {
            boolean same = list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal());
            @Nullable X509CRLEntry entry = same ? list.getRevokedCertificate(certificate) : null;
            if (entry != null && !entry.getRevocationDate().toInstant().isAfter(at)) {
                throw new NotProvenException("the certificate of "
                        + certificate.getSubjectX500Principal().getName() + " was revoked before it signed");
            }
        }
    }

    /** A list made after that moment knows more of it, but for certificates that had expired (RFC 5280 §3.3). */
    private static boolean covers(X509CRL list, X509Certificate certificate, Instant at) {
        boolean partial = list.getCriticalExtensionOIDs() != null
                && !list.getCriticalExtensionOIDs().isEmpty();
        return !partial
                && list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                && list.getNextUpdate() != null
                && !list.getNextUpdate().toInstant().isBefore(at)
                && !list.getThisUpdate().after(certificate.getNotAfter());
    }

    String said() {
        if (lists.isEmpty()) {
            return "whether they were revoked was not checked, there is no CRL in the container";
        }
        return uncovered.isEmpty()
                ? "none was revoked, say the " + lists.size() + " CRLs of the container"
                : "whether these were revoked was not checked, since no CRL of the container is of their authority and"
                        + " was valid then: " + String.join("; ", uncovered);
    }

    static byte[] sha256(X509Certificate certificate) {
        try {
            return Manifest.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }
}
