package ir.gsb.security;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The kinds of keys that sign here. */
public enum KeyType {
    EC_P256,
    EC_P384,
    ED25519,
    /** Of 2048 bits or more. */
    RSA;

    private static final int RSA_BITS = 2048;

    /**
     * Of what kind a public or private key is.
     *
     * @throws InvalidKeyException if it is of no kind that signs here, or an RSA key of less than 2048 bits
     */
    public static KeyType of(Key key) throws InvalidKeyException {
        if (key instanceof RSAKey rsa) {
            return strong(rsa);
        }
        KeyType type = of(algorithm(key));
        if (type == RSA) {
            throw new InvalidKeyException("an RSA key must be readable");
        }
        return type;
    }

    /** The same of a key that is not read yet; how long an RSA key is, is not known then. */
    static KeyType of(AlgorithmIdentifier algorithm) throws InvalidKeyException {
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm())) {
            return RSA;
        }
        if (EdECObjectIdentifiers.id_Ed25519.equals(algorithm.getAlgorithm())) {
            return ED25519;
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
            return ofCurve(curve);
        }
        throw new InvalidKeyException("the key must be P-256, P-384, Ed25519 or RSA");
    }

    private static KeyType strong(RSAKey rsa) throws InvalidKeyException {
        int bits = rsa.getModulus().bitLength();
        if (bits < RSA_BITS) {
            throw new InvalidKeyException("an RSA key must have " + RSA_BITS + " bits or more, not " + bits);
        }
        return RSA;
    }

    private static AlgorithmIdentifier algorithm(Key key) throws InvalidKeyException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new InvalidKeyException("the key must be readable");
        }
        return key instanceof PrivateKey
                ? PrivateKeyInfo.getInstance(encoded).getPrivateKeyAlgorithm()
                : SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm();
    }

    private static KeyType ofCurve(ASN1ObjectIdentifier curve) throws InvalidKeyException {
        if (SECObjectIdentifiers.secp256r1.equals(curve)) {
            return EC_P256;
        }
        if (SECObjectIdentifiers.secp384r1.equals(curve)) {
            return EC_P384;
        }
        throw new InvalidKeyException("an elliptic curve must be P-256 or P-384, not " + curve);
    }
}
