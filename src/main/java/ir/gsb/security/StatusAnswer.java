package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** What an authority said of certificates that it issued, and signed. */
sealed interface StatusAnswer permits OcspAnswer, RevocationList {

    byte[] der();

    /** When it was so. */
    Instant thisUpdate();

    /** By when the authority says it anew. */
    Instant nextUpdate();

    /** Whether it tells of a certificate that the authority issued. */
    boolean isAbout(X509Certificate certificate);

    /** Since when a certificate that it is about is revoked, or suspended. */
    Optional<Instant> revoked(X509Certificate certificate);

    /** @throws NotProvenException if it is not of now */
    default void requireCurrent(Instant now) throws NotProvenException {
        if (thisUpdate().isAfter(now.plus(OcspAnswer.SKEW))) {
            throw new NotProvenException("it is dated " + thisUpdate() + ", which is yet to come");
        }
        if (!nextUpdate().isAfter(now)) {
            throw new NotProvenException("it has run out at " + nextUpdate());
        }
    }
}
