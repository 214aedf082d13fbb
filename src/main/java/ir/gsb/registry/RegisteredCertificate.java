package ir.gsb.registry;

import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * A certificate of a system; it names exactly one party.
 *
 * @param thumbprint SHA-256 of the DER form, base64url without padding (x5t#S256, RFC 7515 §4.1.8)
 */
public record RegisteredCertificate(Party party, String thumbprint, X509Certificate certificate, boolean revoked)
        implements Entry {

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
