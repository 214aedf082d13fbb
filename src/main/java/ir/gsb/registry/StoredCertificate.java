package ir.gsb.registry;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** How a certificate is read and named in the store. */
final class StoredCertificate {

    private StoredCertificate() {}

    /** Reads one certificate, PEM or DER. */
    static X509Certificate parse(byte[] encoded) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** x5t#S256, RFC 7515 §4.1.8. */
    static String thumbprint(X509Certificate certificate) throws CertificateException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(certificate.getEncoded()));
    }

    /** SHA-256 of the SubjectPublicKeyInfo, RFC 5280 §4.1.2.7. */
    static byte[] keyHash(X509Certificate certificate) {
        return sha256(certificate.getPublicKey().getEncoded());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
