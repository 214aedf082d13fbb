package ir.gsb.security;

import ir.gsb.message.Refusal;
import ir.gsb.registry.RegisteredCertificate;
import java.util.Optional;

/** Whether the authority that issued a certificate still stands by it now; what the registry says comes before. */
@FunctionalInterface
public interface CertificateStatus {

    /** No authority is asked: only the registry revokes. */
    CertificateStatus REGISTRY_ALONE = (certificate, what) -> Optional.empty();

    /**
     * Why a certificate must not be believed now.
     *
     * @param what the certificate is called in the refusal, {@code the signature's certificate}
     * @return {@code certificate-revoked}, {@code certificate-expired} if that of an authority above it is, or
     *     {@code certificate-status-unknown}; nothing if the authority stands by it, or is none that is asked
     */
    Optional<Refusal> objection(RegisteredCertificate certificate, String what);
}
