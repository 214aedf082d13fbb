package ir.gsb.connector;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Headers;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import ir.gsb.security.SigningKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says how the connector is: whether the hub answers and proves itself, and for how many days the certificates are valid.
 * HTTP status 200 while all is well, 503 otherwise. The hub is asked at most once in five seconds.
 */
final class Health {

    private static final int OK = 200;
    private static final Duration KEPT = Duration.ofSeconds(5);

    /** @param problem empty if all was well */
    private record Looked(Instant at, String problem) {}

    private final Supplier<Told> hub;
    private final HubTrust trust;
    private final X509Certificate own;
    private final List<X509Certificate> ofHub;
    private final Clock clock;
    private @Nullable Looked looked;

    /** @param hub asks the hub for what it says of itself */
    Health(Supplier<Told> hub, HubTrust trust, SigningKey own, List<X509Certificate> ofHub, Clock clock) {
        this.hub = hub;
        this.trust = trust;
        this.own = own.certificate();
        this.ofHub = List.copyOf(ofHub);
        this.clock = clock;
    }

    Told show() {
        String problem = problem();
        long days = daysLeft(own);
        long daysOfHub = ofHub.stream().mapToLong(this::daysLeft).max().orElse(-1);
        boolean up = problem.isEmpty() && days >= 0 && daysOfHub >= 0;
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("status", new Node.Text(up ? "UP" : "DOWN"));
        fields.put("hubAnswers", new Node.Flag(problem.isEmpty()));
        if (!problem.isEmpty()) {
            fields.put("hubProblem", new Node.Text(problem));
        }
        lastVerified().ifPresent(at -> fields.put("lastVerifiedAnswer", new Node.Text(at.toString())));
        fields.put("certificateDaysLeft", new Node.Whole(days));
        fields.put("hubCertificateDaysLeft", new Node.Whole(daysOfHub));
        return new Told(
                up ? OK : 503,
                new Headers(List.of(new Headers.Header("content-type", "application/json"))),
                JsonText.write(new Node.Fields(fields)));
    }

    private Optional<Instant> lastVerified() {
        return trust.lastVerified();
    }

    private synchronized String problem() {
        Instant now = clock.instant();
        if (looked == null || looked.at().plus(KEPT).isBefore(now)) {
            looked = new Looked(now, problem(hub.get()));
        }
        return looked.problem();
    }

    private static String problem(Told told) {
        if (told.status() == OK) {
            return "";
        }
        try {
            return JsonText.parse(told.body()).text("detail").orElse("status " + told.status());
        } catch (RefusedException unreadable) {
            return "status " + told.status();
        }
    }

    /** Negative if it is over. */
    private long daysLeft(X509Certificate certificate) {
        Duration left =
                Duration.between(clock.instant(), certificate.getNotAfter().toInstant());
        return left.isNegative() ? -1 : left.toDays();
    }
}
