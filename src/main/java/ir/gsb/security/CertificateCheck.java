package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.InvalidKeyException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whose a certificate is, and whether it holds now. Keys made ready once are kept by the certificate's thumbprint. */
final class CertificateCheck {

    private final Registry.Source registry;
    private final CertificateStatus status;
    private final Map<String, VerificationKey> keys = new ConcurrentHashMap<>();

    CertificateCheck(Registry.Source registry, CertificateStatus status) {
        this.registry = registry;
        this.status = status;
    }

    /**
     * Finds the certificate that signed.
     *
     * @param tlsClient the certificate of the TLS client, which must be of the signer's agency
     * @throws RefusedException {@code certificate-unknown}, {@code certificate-revoked}, {@code certificate-expired} or
     *     {@code certificate-status-unknown}
     */
    RegisteredCertificate check(String thumbprint, Optional<X509Certificate> tlsClient, Instant now) {
        Registry known = registry.current();
        RegisteredCertificate signer = current(known, thumbprint, now, "the signature's certificate");
        if (tlsClient.isPresent()) {
            String ofTls = Thumbprint.of(tlsClient.get());
            RegisteredCertificate client = current(known, ofTls, now, "the TLS client's certificate");
            if (!client.party().agency().equals(signer.party().agency())) {
                throw RefusedException.of(
                        Code.CERTIFICATE_UNKNOWN,
                        "The TLS client's certificate is of another agency than the signature's. Connect with a"
                                + " certificate of the agency that signs, or with none.");
            }
        }
        return signer;
    }

    private RegisteredCertificate current(Registry known, String thumbprint, Instant now, String what) {
        RegisteredCertificate certificate = known.certificate(thumbprint)
                .orElseThrow(() -> RefusedException.of(
                        Code.CERTIFICATE_UNKNOWN,
                        "No party has registered " + what + ". Name it by the base64url SHA-256 of its DER form, and"
                                + " have it registered by the hub's operator."));
        if (certificate.revoked()) {
            throw RefusedException.of(
                    Code.CERTIFICATE_REVOKED, "It is revoked: " + what + ". Use another one that is registered.");
        }
        X509Certificate x509 = certificate.certificate();
        if (now.isBefore(x509.getNotBefore().toInstant())
                || now.isAfter(x509.getNotAfter().toInstant())) {
            throw RefusedException.of(
                    Code.CERTIFICATE_EXPIRED, "It is not valid now: " + what + ". Use another one that is registered.");
        }
        status.objection(certificate, what).ifPresent(objection -> {
            throw objection.asException();
        });
        return certificate;
    }

    /** @throws InvalidKeyException if such keys do not sign here */
    VerificationKey key(RegisteredCertificate certificate) throws InvalidKeyException {
        VerificationKey known = keys.get(certificate.thumbprint());
        if (known != null) {
            return known;
        }
        VerificationKey key = VerificationKey.of(certificate.certificate().getPublicKey());
        keys.put(certificate.thumbprint(), key);
        return key;
    }
}
