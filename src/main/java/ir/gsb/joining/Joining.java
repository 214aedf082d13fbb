package ir.gsb.joining;

import ir.gsb.message.Party;
import ir.gsb.security.CertificateRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish to join.
 *
 * @param id that nobody can guess
 * @param party as he asks for it; whether it is his is for the operator to find out
 * @param contact how he is to be reached; empty once it is decided
 * @param source the address that it came from
 * @param request proves that he has the key, and nothing else
 * @param reason why it was refused; empty otherwise
 * @param chain the certificate and those above it, in PEM; empty before it is approved
 */
public record Joining(
        String id,
        Instant at,
        Party party,
        String contact,
        String source,
        CertificateRequest request,
        State state,
        Optional<Instant> decidedAt,
        String reason,
        String chain) {

    /** What became of it. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED
    }

    /** As both sides compare it. */
    public String fingerprint() {
        return request.fingerprint();
    }
}
