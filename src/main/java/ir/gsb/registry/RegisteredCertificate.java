package ir.gsb.registry;

import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/**
 * A certificate of a system; it names exactly one party.
 *
 * @param thumbprint SHA-256 of the DER form, base64url without padding (x5t#S256, RFC 7515 §4.1.8)
 */
public record RegisteredCertificate(Party party, String thumbprint, X509Certificate certificate, boolean revoked)
        implements Entry {

    /**
     * A certificate that is not revoked.
     *
     * @throws CertificateException if the text is not one X.509 certificate
     */
    public static RegisteredCertificate read(Party party, String pem) throws CertificateException {
        X509Certificate certificate = StoredCertificate.parse(pem.getBytes(StandardCharsets.US_ASCII));
        return new RegisteredCertificate(party, StoredCertificate.thumbprint(certificate), certificate, false);
    }

    /** Its DER form. */
    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that is registered has no DER form", e);
        }
    }

    @Override
    public Kind kind() {
        return Kind.CERTIFICATE;
    }

    @Override
    public String key() {
        return thumbprint;
    }

    @Override
    public boolean over() {
        return revoked;
    }

    /** The same, revoked for ever. */
    public RegisteredCertificate asRevoked() {
        return new RegisteredCertificate(party, thumbprint, certificate, true);
    }

    @Override
    public Node.Fields written() {
        return new EntryFields()
                .text("thumbprint", thumbprint)
                .text("party", party)
                .text("notAfter", certificate.getNotAfter().toInstant())
                .flag("revoked", revoked)
                .made();
    }
}
