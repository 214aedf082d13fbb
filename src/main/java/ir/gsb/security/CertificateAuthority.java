package ir.gsb.security;

import ir.gsb.message.Party;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The hub's own certificate authority: issues end-entity certificates that sign messages and nothing else, and says which
 * of them are revoked (RFC 5280). Whom it may issue to is for others to decide.
 */
public final class CertificateAuthority {

    private static final Duration BACKDATED = Duration.ofMinutes(5);
    private static final int SERIAL_BITS = 128;
    private static final int SIGNS_CERTIFICATES = 5;
    private static final int SIGNS_LISTS = 6;

    private final SigningKey key;
    private final Duration validity;
    private final Optional<URI> listAddress;
    private final Clock clock;
    private final SecureRandom random;

    /**
     * @param key of the authority; its certificate must be one of an authority
     * @param validity how long what it issues is valid, but never longer than its own certificate
     * @param listAddress where its revocation list is to be fetched, as told in what it issues
     * @throws IllegalArgumentException if the certificate is not one of an authority that signs certificates and lists
     */
    public CertificateAuthority(
            SigningKey key, Duration validity, Optional<URI> listAddress, Clock clock, SecureRandom random) {
        boolean[] usage = key.certificate().getKeyUsage();
        if (key.certificate().getBasicConstraints() < 0
                || usage == null
                || !usage[SIGNS_CERTIFICATES]
                || !usage[SIGNS_LISTS]) {
            throw new IllegalArgumentException(
                    "the certificate of gsb.authority is none of an authority: it needs CA:TRUE and the key usages"
                            + " keyCertSign and cRLSign");
        }
        this.key = key;
        this.validity = validity;
        this.listAddress = listAddress;
        this.clock = clock;
        this.random = random;
    }

    public X509Certificate certificate() {
        return key.certificate();
    }

    /** Whether it may still issue: its own certificate is valid. */
    public boolean isValid() {
        Instant now = clock.instant();
        return now.isAfter(certificate().getNotBefore().toInstant())
                && now.isBefore(certificate().getNotAfter().toInstant());
    }

    /** Issues a certificate to a party. All that it says is of the party as it was approved and of the settings. */
    public X509Certificate issue(PublicKey of, Party to) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, to.toString())
                .addRDN(BCStyle.O, to.agency())
                .build();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name(),
                    new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                    Date.from(clock.instant().minus(BACKDATED)),
                    Date.from(until()),
                    subject,
                    of);
            addExtensions(builder, of);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a certificate is made in memory", e);
        }
    }

    private X500Name name() {
        return X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
    }

    private Instant until() {
        Instant own = certificate().getNotAfter().toInstant();
        Instant wanted = clock.instant().plus(validity);
        return wanted.isBefore(own) ? wanted : own;
    }

    private void addExtensions(X509v3CertificateBuilder builder, PublicKey of)
            throws IOException, GeneralSecurityException {
        var identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(of));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(certificate()));
        if (listAddress.isPresent()) {
            var address = new GeneralNames(new GeneralName(
                    GeneralName.uniformResourceIdentifier, listAddress.get().toString()));
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(new DistributionPointName(address), null, null)
            }));
        }
    }

    /** Whether a certificate was issued by this authority. */
    public boolean issued(X509Certificate certificate) {
        X500Principal issuer = certificate.getIssuerX500Principal();
        if (!issuer.equals(certificate().getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }

    /**
     * Signs a revocation list (RFC 5280 §5), in DER.
     *
     * @param revoked serial numbers of what it issued, and since when each is revoked
     * @param valid how long the list may be used
     */
    public byte[] revocations(Map<BigInteger, Instant> revoked, Duration valid) {
        Instant now = clock.instant();
        var list = new JcaX509v2CRLBuilder(certificate(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(valid)));
        revoked.forEach((serial, since) -> list.addCRLEntry(serial, Date.from(since), CRLReason.unspecified));
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate()));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            return list.build(signer()).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a revocation list is made in memory", e);
        }
    }

    private ContentSigner signer() {
        String algorithm = switch (key.algorithm()) {
            case ECDSA_P256_SHA256 -> "SHA256withECDSA";
            case ECDSA_P384_SHA384 -> "SHA384withECDSA";
            case ED25519 -> "Ed25519";
            case RSA_PSS_SHA512, RSA_V1_5_SHA256 -> "SHA256withRSA";
        };
        try {
            return new JcaContentSignerBuilder(algorithm).build(key.privateKey());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the authority's key does not sign", e);
        }
    }
}
