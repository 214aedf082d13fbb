package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/** A private key made ready to sign, and the certificate that says whose it is. */
public final class SigningKey {

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, PSSParameterSpec.TRAILER_FIELD_BC);

    private final PrivateKey privateKey;
    private final X509Certificate certificate;
    private final String thumbprint;
    private final SignatureAlgorithm algorithm;
    private final @Nullable AsymmetricKeyParameter fast;

    private SigningKey(
            PrivateKey privateKey,
            X509Certificate certificate,
            SignatureAlgorithm algorithm,
            @Nullable AsymmetricKeyParameter fast) {
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.thumbprint = Thumbprint.of(certificate);
        this.algorithm = algorithm;
        this.fast = fast;
    }

    /** @throws InvalidKeyException if the key may not sign here, or is not the key of the certificate */
    public static SigningKey of(PrivateKey privateKey, X509Certificate certificate) throws InvalidKeyException {
        KeyType type = KeyType.of(privateKey);
        var key = new SigningKey(
                privateKey,
                certificate,
                SignatureAlgorithm.preferredFor(type),
                switch (type) {
                    case EC_P256, EC_P384 -> Ecdsa.translate(privateKey);
                    case ED25519 -> ed25519(privateKey);
                    case RSA -> null;
                });
        key.requireCertificateOfKey();
        return key;
    }

    /**
     * A key that cannot be read, as one inside a token: its own provider signs with it.
     *
     * @throws InvalidKeyException if it may not sign here, or is not the key of the certificate
     */
    static SigningKey inToken(PrivateKey privateKey, X509Certificate certificate) throws InvalidKeyException {
        KeyType type = KeyType.of(certificate.getPublicKey());
        if (type == KeyType.ED25519) {
            throw new InvalidKeyException("a key inside a token must be P-256, P-384 or RSA, not Ed25519");
        }
        var key = new SigningKey(privateKey, certificate, SignatureAlgorithm.preferredFor(type), null);
        key.requireCertificateOfKey();
        return key;
    }

    private static Ed25519PrivateKeyParameters ed25519(PrivateKey key) throws InvalidKeyException {
        try {
            var seed = PrivateKeyInfo.getInstance(key.getEncoded()).parsePrivateKey();
            return new Ed25519PrivateKeyParameters(
                    ASN1OctetString.getInstance(seed).getOctets());
        } catch (IOException e) {
            throw new InvalidKeyException("the private key is not written as RFC 8410 writes it", e);
        }
    }

    private void requireCertificateOfKey() throws InvalidKeyException {
        byte[] probe = {1};
        try {
            VerificationKey.of(certificate.getPublicKey()).verify(algorithm, probe, sign(algorithm, probe));
        } catch (SignatureException e) {
            throw new InvalidKeyException("the certificate is not that of the private key", e);
        }
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** {@code x5t#S256} of the certificate. */
    public String thumbprint() {
        return thumbprint;
    }

    /** What it signs with if nothing else is asked for. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * The same key, signing with another algorithm if nothing else is asked for.
     *
     * @throws IllegalArgumentException if the algorithm is not for this kind of key
     */
    public SigningKey using(SignatureAlgorithm other) {
        requireFit(other);
        return new SigningKey(privateKey, certificate, other, fast);
    }

    /** Signs with its own algorithm. */
    public byte[] sign(byte[] toSign) {
        return sign(algorithm, toSign);
    }

    /**
     * Signs as RFC 9421 §3.3 writes it: ECDSA as r and s of equal length.
     *
     * @throws IllegalArgumentException if the algorithm is not for this kind of key
     */
    public byte[] sign(SignatureAlgorithm with, byte[] toSign) {
        requireFit(with);
        return switch (fast) {
            case ECPrivateKeyParameters ec -> ecdsa(with, ec, toSign);
            case Ed25519PrivateKeyParameters ed -> ed25519(ed, toSign);
            case null, default -> jca(with, privateKey, toSign);
        };
    }

    private void requireFit(SignatureAlgorithm with) {
        if (with.keyType() != algorithm.keyType()) {
            throw new IllegalArgumentException(
                    with.wire() + " is no algorithm for a key of type " + algorithm.keyType());
        }
    }

    private static byte[] ecdsa(SignatureAlgorithm with, ECPrivateKeyParameters ec, byte[] toSign) {
        BigInteger[] rs = Ecdsa.sign(ec, hash(with, toSign));
        return PlainDSAEncoding.INSTANCE.encode(ec.getParameters().getN(), rs[0], rs[1]);
    }

    private static byte[] ed25519(Ed25519PrivateKeyParameters ed, byte[] toSign) {
        byte[] value = new byte[Ed25519.SIGNATURE_SIZE];
        ed.sign(Ed25519.Algorithm.Ed25519, null, toSign, 0, toSign.length, value, 0);
        return value;
    }

    /** By whichever provider knows the key; only once that is settled can there be parameters. */
    private static byte[] jca(SignatureAlgorithm with, PrivateKey key, byte[] toSign) {
        try {
            Signature signature = Signature.getInstance(
                    switch (with) {
                        case ECDSA_P256_SHA256 -> "SHA256withECDSA";
                        case ECDSA_P384_SHA384 -> "SHA384withECDSA";
                        case RSA_V1_5_SHA256 -> "SHA256withRSA";
                        case RSA_PSS_SHA512 -> "RSASSA-PSS";
                        case ED25519 -> "Ed25519";
                    });
            signature.initSign(key);
            if (with == SignatureAlgorithm.RSA_PSS_SHA512) {
                signature.setParameter(PSS);
            }
            signature.update(toSign);
            byte[] value = signature.sign();
            return with.keyType() == KeyType.RSA ? value : Ecdsa.plain(with.order(), value);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the key of type " + with.keyType() + " does not sign", e);
        }
    }

    static Signature rsa(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == SignatureAlgorithm.RSA_V1_5_SHA256) {
            return Signature.getInstance("SHA256withRSA");
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(PSS);
        return pss;
    }

    static byte[] hash(SignatureAlgorithm algorithm, byte[] bytes) {
        MessageDigest digest =
                algorithm == SignatureAlgorithm.ECDSA_P384_SHA384 ? Digests.named("SHA-384") : Digests.sha256();
        return digest.digest(bytes);
    }
}
