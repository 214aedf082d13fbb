package ir.gsb.registry;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Which certificates may be registered. */
@FunctionalInterface
public interface CertificateRule {

    /** All of them. */
    CertificateRule NONE = certificate -> Optional.empty();

    /** What is wrong with a certificate, and what to do, as the end of a sentence about it; nothing if it may be registered. */
    Optional<String> objection(X509Certificate certificate);
}
