package ir.gsb.evidence;

import ir.gsb.security.NotProvenException;
import ir.gsb.security.OcspAnswer;
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

/**
 * The CRLs (RFC 5280 §5) and OCSP answers (RFC 6960) of a container, each believed only if the authority that it is of has
 * signed it.
 */
final class Revocation {

    private final List<X509CRL> lists = new ArrayList<>();
    private final List<OcspAnswer> answers = new ArrayList<>();
    private final List<String> uncovered = new ArrayList<>();
    private final List<String> late = new ArrayList<>();

    Revocation(Opened container, TrustAnchors anchors) throws NotProvenException {
        for (byte[] der : container.numbered(Names.REVOCATION)) {
            lists.add(signed(der, container.authorities(), anchors));
        }
        List<X509Certificate> authorities = Stream.concat(anchors.all().stream(), container.authorities().stream())
                .toList();
        for (byte[] der : container.numbered(Names.STATUS)) {
            for (OcspAnswer answer : OcspAnswer.read(der, authorities)) {
                anchors.require(answer.issuer(), container.authorities(), answer.thisUpdate());
                answers.add(answer);
            }
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
     * Looks a certificate up, and remembers if nothing tells of it.
     *
     * @throws NotProvenException if a list or an answer says that the certificate was revoked by then
     */
    void require(X509Certificate certificate, Instant at) throws NotProvenException {
        List<OcspAnswer> about =
                answers.stream().filter(answer -> answer.isAbout(certificate)).toList();
        String name = certificate.getSubjectX500Principal().getName();
        if (lists.stream().noneMatch(list -> covers(list, certificate, at))
                && about.stream().noneMatch(answer -> covers(answer, certificate, at))) {
            (about.isEmpty() ? uncovered : late).add(name);
        }
        for (OcspAnswer answer : about) {
            if (answer.revokedAt().filter(since -> !since.isAfter(at)).isPresent()) {
                throw revoked(name);
            }
        }
        for (X509CRL list : lists) {
            boolean same = list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal());
            @Nullable X509CRLEntry entry = same ? list.getRevokedCertificate(certificate) : null;
            if (entry != null && !entry.getRevocationDate().toInstant().isAfter(at)) {
                throw revoked(name);
            }
        }
    }

    private static NotProvenException revoked(String name) {
        return new NotProvenException("the certificate of " + name + " was revoked before it signed");
    }

    /** As with a list, a later answer knows more. */
    private static boolean covers(OcspAnswer answer, X509Certificate certificate, Instant at) {
        return !answer.nextUpdate().isBefore(at)
                && !answer.thisUpdate().isAfter(certificate.getNotAfter().toInstant());
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
        if (lists.isEmpty() && answers.isEmpty()) {
            return "whether they were revoked was not checked, there is no CRL in the container";
        }
        String sources = (answers.isEmpty() ? "" : answers.size() + " OCSP answers and ") + lists.size() + " CRLs";
        String stale = late.isEmpty()
                ? ""
                : "; these were good by an answer that had run out when they signed: " + String.join("; ", late);
        return uncovered.isEmpty()
                ? "none was revoked, say the " + sources + " of the container" + stale
                : "whether these were revoked was not checked, since no CRL of the container is of their authority and"
                        + " was valid then: " + String.join("; ", uncovered) + stale;
    }

    static byte[] sha256(X509Certificate certificate) {
        try {
            return Manifest.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }
}
