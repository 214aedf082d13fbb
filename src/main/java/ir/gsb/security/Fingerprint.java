package ir.gsb.security;

import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How people compare a public key: SHA-256 of its SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) in hexadecimal with colons, as
 * {@code openssl dgst -sha256 -c} writes it.
 */
public final class Fingerprint {

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private Fingerprint() {}

    public static String of(PublicKey key) {
        return COLONS.formatHex(hash(key));
    }

    /** The same as bytes. */
    public static byte[] hash(PublicKey key) {
        return Digests.sha256(key.getEncoded());
    }

    /** Whether somebody who wrote it with other signs, or none, between its digits means the same. */
    public static boolean same(String one, String other) {
        return digits(one).equals(digits(other));
    }

    private static String digits(String text) {
        return text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
    }
}
