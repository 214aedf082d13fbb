package ir.gsb.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;

/** The signature algorithms of the wire contract (RFC 9421 §3.3), for SOAP too. */
public enum SignatureAlgorithm {
    ECDSA_P256_SHA256("ecdsa-p256-sha256", KeyType.EC_P256, order("P-256")),
    ECDSA_P384_SHA384("ecdsa-p384-sha384", KeyType.EC_P384, order("P-384")),
    ED25519("ed25519", KeyType.ED25519, BigInteger.ZERO),
    RSA_PSS_SHA512("rsa-pss-sha512", KeyType.RSA, BigInteger.ZERO),
    RSA_V1_5_SHA256("rsa-v1_5-sha256", KeyType.RSA, BigInteger.ZERO);

    private final String wire;
    private final KeyType keyType;
    private final BigInteger order;

    SignatureAlgorithm(String wire, KeyType keyType, BigInteger order) {
        this.wire = wire;
        this.keyType = keyType;
        this.order = order;
    }

    private static BigInteger order(String curve) {
        return CustomNamedCurves.getByName(curve).getN();
    }

    /** As RFC 9421 names it, {@code ecdsa-p256-sha256}. */
    public String wire() {
        return wire;
    }

    /** The only kind of key that it may be used with. */
    public KeyType keyType() {
        return keyType;
    }

    /** Of the curve; zero if there is none. */
    BigInteger order() {
        return order;
    }

    /** Finds an algorithm by the name that RFC 9421 gives it. */
    public static Optional<SignatureAlgorithm> named(String wire) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.wire.equals(wire)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** What a key signs with if nothing else is asked for. */
    public static SignatureAlgorithm preferredFor(KeyType type) {
        return switch (type) {
            case EC_P256 -> ECDSA_P256_SHA256;
            case EC_P384 -> ECDSA_P384_SHA384;
            case ED25519 -> ED25519;
            case RSA -> RSA_PSS_SHA512;
        };
    }

    /**
     * What is equal for two uses of one signature: SHA-256 over the thumbprint and the value.
     *
     * <p>Who has seen the ECDSA signature (r, s) can write the equally valid (r, n−s), so the smaller s stands for both.
     */
    public byte[] signatureKey(String thumbprint, byte[] value) {
        MessageDigest digest = Digests.sha256();
        digest.update(thumbprint.getBytes(US_ASCII));
        return digest.digest(normalised(value));
    }

    private byte[] normalised(byte[] value) {
        int half = value.length / 2;
        if (order.signum() == 0) {
            return value;
        }
        BigInteger s = new BigInteger(1, value, half, value.length - half);
        BigInteger mirrored = order.subtract(s);
        if (mirrored.signum() <= 0 || s.compareTo(mirrored) <= 0) {
            return value;
        }
        byte[] normalised = Arrays.copyOf(value, value.length);
        BigIntegers.asUnsignedByteArray(mirrored, normalised, half, value.length - half);
        return normalised;
    }
}
