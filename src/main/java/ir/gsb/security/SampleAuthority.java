package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues the certificates of the sample PKI. Never for production. */
final class SampleAuthority {

    private static final Duration VALIDITY = Duration.ofDays(2 * 365);
    private static final Duration REVOCATION_VALIDITY = Duration.ofDays(365);
    private static final Duration BACKDATED = Duration.ofHours(1);
    private static final X500Name NAME = new X500Name("CN=GSB sample CA - never for production,O=GSB sample");
    private static final int SERIAL_BITS = 120;
    private static final ASN1ObjectIdentifier NO_REVOCATION_AVAILABLE = new ASN1ObjectIdentifier("2.5.29.56");

    private final SigningKey key;
    private final Clock clock;
    private final SecureRandom random;

    SampleAuthority(SigningKey key, Clock clock, SecureRandom random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /** Makes a new authority with a key of its own. */
    static SigningKey found(Clock clock, SecureRandom random) throws GeneralSecurityException {
        KeyPair pair = pair(KeyType.EC_P256, random);
        try {
            var builder = builder(NAME, NAME, pair, clock.instant(), random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return SigningKey.of(pair.getPrivate(), signed(builder, pair.getPrivate()));
        } catch (IOException e) {
            throw new IllegalStateException("extensions are encoded in memory", e);
        }
    }

    static KeyPair pair(KeyType type, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = switch (type) {
            case EC_P256, EC_P384 -> KeyPairGenerator.getInstance("EC");
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519");
            case RSA -> KeyPairGenerator.getInstance("RSA");
        };
        switch (type) {
            case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            case EC_P384 -> generator.initialize(new ECGenParameterSpec("secp384r1"), random);
            case ED25519 -> generator.initialize(255, random);
            case RSA -> generator.initialize(2048, random);
        }
        return generator.generateKeyPair();
    }

    X509Certificate certificate() {
        return key.certificate();
    }

    /**
     * Issues a certificate and its key.
     *
     * @param hosts names and addresses of a TLS server; empty for all others
     */
    SigningKey issue(X500Name subject, KeyType type, List<GeneralName> hosts) throws GeneralSecurityException {
        return issue(subject, type, KeyUsage.digitalSignature, builder -> {
            KeyPurposeId purpose = hosts.isEmpty() ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth;
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (!hosts.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(hosts.toArray(new GeneralName[0])));
            }
        });
    }

    /** Says of all certificates that they are not revoked (RFC 5280 §5), for a year. */
    byte[] revokeNone() throws GeneralSecurityException {
        Instant now = clock.instant();
        var none = new JcaX509v2CRLBuilder(certificate(), Date.from(now));
        none.setNextUpdate(Date.from(now.plus(REVOCATION_VALIDITY)));
        try {
            return none.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("the authority's key does not sign", e);
        }
    }

    /** Issues a certificate for signatures that bind: with it a hub seals evidence. */
    SigningKey issueForSealing(X500Name subject) throws GeneralSecurityException {
        return issue(
                subject,
                KeyType.EC_P256,
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                SampleAuthority::neverRevoked);
    }

    /** Issues the certificate of a time-stamp authority (RFC 3161 §2.3). */
    SigningKey issueForTimeStamps(X500Name subject) throws GeneralSecurityException {
        return issue(subject, KeyType.EC_P256, KeyUsage.digitalSignature, builder -> {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            neverRevoked(builder);
        });
    }

    /** noRevAvail (RFC 9608): the sample authority publishes no revocations, and says so to who would wait for them. */
    private static void neverRevoked(X509v3CertificateBuilder builder) throws IOException {
        builder.addExtension(NO_REVOCATION_AVAILABLE, false, DERNull.INSTANCE);
    }

    /** What a certificate has beyond what all have. */
    @FunctionalInterface
    private interface Purpose {
        void addTo(X509v3CertificateBuilder builder) throws IOException;
    }

    private SigningKey issue(X500Name subject, KeyType type, int usage, Purpose purpose)
            throws GeneralSecurityException {
        KeyPair pair = pair(type, random);
        try {
            var builder = builder(NAME, subject, pair, clock.instant(), random);
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(certificate().getPublicKey()));
            purpose.addTo(builder);
            return SigningKey.of(pair.getPrivate(), signed(builder, key.privateKey()));
        } catch (IOException e) {
            throw new IllegalStateException("extensions are encoded in memory", e);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair pair, Instant now, SecureRandom random)
            throws GeneralSecurityException, IOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(VALIDITY)),
                subject,
                pair.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return builder;
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the authority's key does not sign", e);
        }
    }
}
