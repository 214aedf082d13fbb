package ir.gsb.joining;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.joining.Joining.State;
import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Applied;
import ir.gsb.registry.By;
import ir.gsb.registry.Entry.Kind;
import ir.gsb.registry.Plan;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.security.CertificateRequest;
import ir.gsb.security.Certificates;
import ir.gsb.security.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Who asks to join, and what the operator decides. Only an approval, a change of the registry, gives anybody a right. */
public final class Joinings {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ID_BYTES = 16;
    private static final String LAPSED = "Nobody decided in time: send the request again, and call the hub's operator.";

    private final SqlJoinings sql;
    private final SqlRegistry registry;
    private final RecordedActs acts;
    private final Issuing issuing;
    private final JoiningSettings settings;
    private final Clock clock;
    private final SecureRandom random;

    public Joinings(
            DataSource store,
            SqlRegistry registry,
            RecordedActs acts,
            Issuing issuing,
            JoiningSettings settings,
            Clock clock,
            SecureRandom random) {
        this.sql = new SqlJoinings(store);
        this.registry = registry;
        this.acts = acts;
        this.issuing = issuing;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes a request to join. The same request again gives the one that waits.
     *
     * @throws RefusedException {@code unknown-entry} where nobody may ask, {@code state-conflict} for a key that is
     *     registered or waits already, {@code overloaded} where there is no room
     */
    Joining ask(Party party, String contact, String source, byte[] content) {
        if (!settings.open()) {
            throw RefusedException.of(
                    Code.UNKNOWN_ENTRY, "This hub takes no requests to join over the wire: ask its operator.");
        }
        CertificateRequest request = CertificateRequest.read(content);
        requireNew(request);
        return stored(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            sql.lapse(now.minus(settings.patience()), now, LAPSED);
            Optional<Joining> waits = waiting(request);
            if (waits.isPresent()) {
                return same(waits.get(), party, request);
            }
            requireRoom(source, now);
            var joining =
                    new Joining(newId(), now, party, contact, source, request, State.WAITING, Optional.empty(), "", "");
            return sql.add(joining) ? joining : same(waiting(request).orElse(joining), party, request);
        });
    }

    private Optional<Joining> waiting(CertificateRequest request) throws SQLException {
        return sql.waiting(Fingerprint.hash(request.key()));
    }

    private static Joining same(Joining waits, Party party, CertificateRequest request) {
        if (waits.party().equals(party) && Arrays.equals(waits.request().der(), request.der())) {
            return waits;
        }
        throw RefusedException.of(
                Code.STATE_CONFLICT,
                "Another request with this public key waits already: send that one again, or make a new key pair.");
    }

    private void requireNew(CertificateRequest request) {
        boolean registered = registry.current()
                .entries(Kind.CERTIFICATE)
                .map(RegisteredCertificate.class::cast)
                .anyMatch(one -> one.certificate().getPublicKey().equals(request.key()));
        if (registered) {
            throw RefusedException.of(
                    Code.STATE_CONFLICT,
                    "This public key is registered already, and a key is registered once only: make a new key pair.");
        }
    }

    private void requireRoom(String source, Instant now) throws SQLException {
        if (sql.from(source, now.minus(DAY)) >= settings.perSource()) {
            throw full("This address has asked to join " + settings.perSource() + " times within a day");
        }
        if (sql.waiting() >= settings.waiting()) {
            throw full("Too many requests to join wait for the operator");
        }
    }

    private static RefusedException full(String why) {
        return Refusal.retryLater(
                        Code.OVERLOADED,
                        why + ": ask again after Retry-After, or call the hub's operator.",
                        Duration.ofHours(1))
                .asException();
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** @throws RefusedException {@code unknown-entry} */
    public Joining find(String id) {
        return stored(() -> {
                    lapse();
                    return sql.find(id);
                })
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_ENTRY,
                        "There is no such request to join: its id is in the answer to POST /joinings."));
    }

    /** The newest first. */
    public List<Joining> list(State state, int limit) {
        return stored(() -> {
            lapse();
            return sql.list(state, limit);
        });
    }

    private void lapse() throws SQLException {
        Instant now = clock.instant();
        sql.lapse(now.minus(settings.patience()), now, LAPSED);
    }

    /** What the operator should know of whom a joining names; empty if nobody of that name is registered. */
    public Optional<String> warning(Joining joining) {
        return Approval.warning(joining.party(), registry.current());
    }

    /**
     * Registers who asks, all in one change of the registry.
     *
     * @param consent throws if this operator may not
     * @throws RefusedException {@code unknown-entry}, {@code state-conflict}, {@code schema-violation}
     */
    public Applied approve(String id, Approval approval, By by, Consumer<Plan> consent) throws SQLException {
        Joining joining = waiting(id);
        if (!Fingerprint.same(approval.fingerprint(), joining.fingerprint())) {
            throw Approval.violated(
                    "fingerprint",
                    "must be that of the key as who asks reads it to you; it is not that of this request: do not"
                            + " approve");
        }
        List<X509Certificate> chain = issuing.chain(joining, approval.certificate());
        String pem = new String(Certificates.pem(chain), StandardCharsets.US_ASCII);
        return registry.apply(by, approval.wish(joining.party(), chain.getFirst()), consent, connection -> {
            if (!SqlJoinings.decide(connection, id, State.APPROVED, "", pem, clock.instant())) {
                throw decided();
            }
        });
    }

    /** Refuses who asks; the act is recorded with who and why. */
    public Joining decline(String id, By by) {
        Joining joining = waiting(id);
        var act = new Act(
                Act.Word.JOINING_DECLINED,
                by.actor(),
                Optional.empty(),
                joining.party() + " with the key " + joining.fingerprint() + ": " + by.reason());
        boolean done = acts.run(
                act, connection -> SqlJoinings.decide(connection, id, State.REFUSED, by.reason(), "", clock.instant()));
        if (!done) {
            throw decided();
        }
        return find(id);
    }

    private Joining waiting(String id) {
        Joining joining = find(id);
        if (joining.state() != State.WAITING) {
            throw decided();
        }
        return joining;
    }

    private static RefusedException decided() {
        return RefusedException.of(
                Code.STATE_CONFLICT, "This request to join is decided already: who asks must send a new one.");
    }

    @FunctionalInterface
    private interface Work<R> {
        R run() throws SQLException;
    }

    private static <R> R stored(Work<R> work) {
        try {
            return work.run();
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store of joinings is away", away);
        }
    }
}
