package ir.gsb.security;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The name of a certificate on the wire: base64url SHA-256 of its DER form, {@code x5t#S256} (RFC 7515 §4.1.8). */
public final class Thumbprint {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Thumbprint() {}

    /** @param der the certificate's DER form */
    static String of(byte[] der) {
        return BASE64URL.encodeToString(Digests.sha256(der));
    }

    public static String of(X509Certificate certificate) {
        return of(der(certificate));
    }

    /** The DER form of a certificate, which is named by its hash. */
    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate has no DER form", e);
        }
    }
}
