package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * ECDSA over P-256 and P-384 with Bouncy Castle's own curves, which are several times faster than the JDK's. Nonces
 * are those of RFC 6979, so that no weak random number can give a key away.
 */
final class Ecdsa {

    private Ecdsa() {}

    static ECPublicKeyParameters translate(PublicKey key) throws InvalidKeyException {
        requireCurve(KeyType.of(key));
        try {
            return (ECPublicKeyParameters) PublicKeyFactory.createKey(key.getEncoded());
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidKeyException("the public key is no point of its curve", e);
        }
    }

    static ECPrivateKeyParameters translate(PrivateKey key) throws InvalidKeyException {
        requireCurve(KeyType.of(key));
        try {
            return (ECPrivateKeyParameters) PrivateKeyFactory.createKey(key.getEncoded());
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidKeyException("the private key does not fit its curve", e);
        }
    }

    private static void requireCurve(KeyType type) throws InvalidKeyException {
        if (type != KeyType.EC_P256 && type != KeyType.EC_P384) {
            throw new InvalidKeyException("ECDSA needs a P-256 or P-384 key, not " + type);
        }
    }

    static BigInteger[] sign(ECPrivateKeyParameters key, byte[] hash) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, key);
        return signer.generateSignature(hash);
    }

    /**
     * Writes r and s as RFC 9421 has them, of equal length, which the JCA wrote as ASN.1.
     *
     * @param order of the curve
     */
    static byte[] plain(BigInteger order, byte[] asn1) throws IOException {
        BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, asn1);
        return PlainDSAEncoding.INSTANCE.encode(order, rs[0], rs[1]);
    }

    static boolean holds(ECPublicKeyParameters key, byte[] hash, BigInteger r, BigInteger s) {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(hash, r, s);
    }
}
