package ir.gsb.joining;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.security.CertificateAuthority;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The revocation list of the hub's own authority (RFC 5280 §5), made of what the registry says. It is made anew when the
 * registry was changed, and once a minute at most where it was not.
 */
public final class PublishedRevocations {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Made(long version, Instant at, byte[] list) {}

    private final CertificateAuthority authority;
    private final SqlRegistry registry;
    private final Duration valid;
    private final Clock clock;
    private volatile @Nullable Made made;

    /** @param valid how long a list may be used */
    public PublishedRevocations(CertificateAuthority authority, SqlRegistry registry, Duration valid, Clock clock) {
        this.authority = authority;
        this.registry = registry;
        this.valid = valid;
        this.clock = clock;
    }

    /**
     * The list in DER.
     *
     * @throws RecordingUnavailableException if the store is away
     */
    public byte[] current() {
        Made last = made;
        Instant now = clock.instant();
        long version = registry.version();
        if (last == null || last.version() != version || last.at().plus(KEPT).isBefore(now)) {
            last = new Made(version, now, make());
            made = last;
        }
        return last.list();
    }

    private byte[] make() {
        List<RegisteredCertificate> revoked = registry.current()
                .entries(Kind.CERTIFICATE)
                .map(RegisteredCertificate.class::cast)
                .filter(RegisteredCertificate::revoked)
                .filter(one -> authority.issued(one.certificate()))
                .toList();
        Map<BigInteger, Instant> serials = new HashMap<>();
        try {
            Map<String, Instant> since = revoked.isEmpty() ? Map.of() : registry.revocations();
            for (RegisteredCertificate one : revoked) {
                X509Certificate certificate = one.certificate();
                serials.put(
                        certificate.getSerialNumber(),
                        since.getOrDefault(
                                one.thumbprint(), certificate.getNotBefore().toInstant()));
            }
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the registry's log is away", away);
        }
        return authority.revocations(serials, valid);
    }
}
