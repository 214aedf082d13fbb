package ir.gsb.security;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;

/**
 * A complete revocation list of one authority (RFC 5280 §5). Guarantees that the authority signed it and that it tells of
 * all of its certificates; not that it is the newest.
 *
 * @param number absent if the authority does not count its lists
 */
record RevocationList(byte[] der, X509CRL list, Optional<BigInteger> number) implements StatusAnswer {

    private static final String NUMBER = "2.5.29.20";

    /** @throws NotProvenException if it is no list, not of this authority, or not of all of its certificates */
    static RevocationList read(byte[] der, X509Certificate issuer) throws NotProvenException {
        try {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                throw new NotProvenException("the CRL is of another authority");
            }
            boolean @Nullable [] usage = issuer.getKeyUsage();
            if (usage != null && !usage[6]) {
                throw new NotProvenException("the authority's key is not for CRLs: cRLSign is missing");
            }
            OcspAnswer.requireStrong(list.getSigAlgName());
            list.verify(issuer.getPublicKey());
            requireComplete(list);
            return new RevocationList(list.getEncoded(), list, number(list));
        } catch (GeneralSecurityException | IllegalArgumentException | IllegalStateException hostile) {
            throw new NotProvenException("this is no CRL that the authority signed", hostile);
        }
    }

    /** What changes the meaning of a list is critical in it: being a delta (§5.2.4), partial or indirect (§5.2.5). */
    private static void requireComplete(X509CRL list) throws NotProvenException {
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical != null && !critical.isEmpty()) {
            throw new NotProvenException(
                    "the CRL is a delta, a partial or an indirect one, which is not taken: critical" + " extensions "
                            + critical);
        }
        if (list.getNextUpdate() == null) {
            throw new NotProvenException("the CRL does not say when the next one comes");
        }
    }

    private static Optional<BigInteger> number(X509CRL list) {
        byte @Nullable [] extension = list.getExtensionValue(NUMBER);
        return Optional.ofNullable(extension)
                .map(value -> ASN1Integer.getInstance(
                                ASN1OctetString.getInstance(value).getOctets())
                        .getValue());
    }

    /** @throws NotProvenException if this list is older than one that was seen */
    void requireAfter(RevocationList seen) throws NotProvenException {
        boolean back =
                number.isPresent() && seen.number.isPresent() && number.get().compareTo(seen.number.get()) < 0;
        if (back || thisUpdate().isBefore(seen.thisUpdate())) {
            throw new NotProvenException("the CRL is older than one that was seen before: number "
                    + number.map(BigInteger::toString).orElse("none") + " of " + thisUpdate() + " after "
                    + seen.number.map(BigInteger::toString).orElse("none") + " of " + seen.thisUpdate());
        }
    }

    @Override
    public Instant thisUpdate() {
        return list.getThisUpdate().toInstant();
    }

    @Override
    public Instant nextUpdate() {
        return list.getNextUpdate().toInstant();
    }

    @Override
    public boolean isAbout(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(list.getIssuerX500Principal());
    }

    @Override
    public Optional<Instant> revoked(X509Certificate certificate) {
        @Nullable X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        return Optional.ofNullable(entry).map(found -> found.getRevocationDate().toInstant());
    }
}
