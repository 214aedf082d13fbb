package ir.gsb.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Keys and signatures of RFC 8032 with what the JDK has; about 1,500 signatures a second. */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    /** What stands before the 32 bytes of a key in X.509 (RFC 8410 §4). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static PublicKey publicKey(byte[] raw) throws TlogException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + KEY_BYTES);
        System.arraycopy(raw, 0, encoded, PREFIX.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAKey) {
            throw new TlogException("not an Ed25519 public key", notAKey);
        }
    }

    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    /** Reads PKCS#8 in PEM (RFC 8410 §7). */
    static EdECPrivateKey privateKey(String pem) throws TlogException {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return (EdECPrivateKey) key;
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw new TlogException("not an Ed25519 private key in PKCS#8 PEM", notAKey);
        }
    }

    /** The JDK tells a public key only while it makes a pair, out of the random bytes that are the private key. */
    static PublicKey publicKeyOf(EdECPrivateKey key) throws TlogException {
        byte[] seed = key.getBytes().orElseThrow(() -> new TlogException("the private key does not show its bytes"));
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            KeyPair pair = generator.generateKeyPair();
            requirePair(key, pair.getPublic());
            return pair.getPublic();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", missing);
        }
    }

    private static void requirePair(PrivateKey key, PublicKey publicKey) throws TlogException {
        byte[] probe = {1};
        verify(publicKey, probe, sign(key, probe), "the key itself");
    }

    static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("the Ed25519 key does not sign", failed);
        }
    }

    static void verify(PublicKey key, byte[] bytes, byte[] value, String whose) throws TlogException {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes);
            if (value.length == SIGNATURE_BYTES && signature.verify(value)) {
                return;
            }
        } catch (GeneralSecurityException broken) {
            throw new TlogException("the signature of " + whose + " cannot be read", broken);
        }
        throw new TlogException("the signature of " + whose + " does not verify");
    }

    /** Gives the bytes of a private key where random ones are asked for. */
    private static final class Seed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            super(null, null);
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
