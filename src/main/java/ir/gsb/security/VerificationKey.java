package ir.gsb.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * A public key made ready to check many signatures. It proves that the holder of the private key signed these bytes;
 * who that is, and whether he still may, is for the certificate to say.
 */
public final class VerificationKey {

    private final KeyType type;
    private final PublicKey key;
    private final @Nullable AsymmetricKeyParameter fast;

    private VerificationKey(KeyType type, PublicKey key, @Nullable AsymmetricKeyParameter fast) {
        this.type = type;
        this.key = key;
        this.fast = fast;
    }

    /** @throws InvalidKeyException if keys of this kind or strength do not sign here */
    public static VerificationKey of(PublicKey key) throws InvalidKeyException {
        KeyType type = KeyType.of(key);
        return new VerificationKey(
                type,
                key,
                switch (type) {
                    case EC_P256, EC_P384 -> Ecdsa.translate(key);
                    case ED25519 ->
                        new Ed25519PublicKeyParameters(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                                .getPublicKeyData()
                                .getOctets());
                    case RSA -> null;
                });
    }

    public KeyType type() {
        return type;
    }

    /**
     * Checks a signature as RFC 9421 §3.3 writes it: ECDSA as r and s of equal length.
     *
     * @throws SignatureException if it does not hold, or the algorithm is not for this kind of key
     */
    public void verify(SignatureAlgorithm algorithm, byte[] signed, byte[] value) throws SignatureException {
        if (algorithm.keyType() != type) {
            throw new SignatureException(algorithm.wire() + " is no algorithm for a key of type " + type);
        }
        if (!holds(algorithm, signed, value)) {
            throw new SignatureException("the signature does not hold");
        }
    }

    private boolean holds(SignatureAlgorithm algorithm, byte[] signed, byte[] value) throws SignatureException {
        return switch (fast) {
            case ECPublicKeyParameters ec -> ecdsa(algorithm, ec, signed, value);
            case Ed25519PublicKeyParameters ed ->
                value.length == Ed25519.SIGNATURE_SIZE
                        && ed.verify(Ed25519.Algorithm.Ed25519, null, signed, 0, signed.length, value, 0);
            case null, default -> rsa(algorithm, signed, value);
        };
    }

    private static boolean ecdsa(SignatureAlgorithm algorithm, ECPublicKeyParameters ec, byte[] signed, byte[] value) {
        try {
            BigInteger[] rs =
                    PlainDSAEncoding.INSTANCE.decode(ec.getParameters().getN(), value);
            return Ecdsa.holds(ec, SigningKey.hash(algorithm, signed), rs[0], rs[1]);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean rsa(SignatureAlgorithm algorithm, byte[] signed, byte[] value) throws SignatureException {
        try {
            Signature signature = SigningKey.rsa(algorithm);
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(value);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new SignatureException("the key cannot be used", e);
        }
    }
}
