package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.registry.Entry;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status of certificates that outside authorities issued. Each certificate of the registry under an anchor, and each
 * authority between the two, is asked for in the background; for a message it is looked up. Only the first message of a
 * certificate that nothing is known of waits, and all of them for the same answer. Nothing is relied on before it is kept;
 * only that a certificate is revoked counts even where it cannot be.
 */
public final class OutsideStatus implements CertificateStatus, Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideStatus.class);
    private static final int ANSWERS = 2;

    private final OutsideAuthorities authorities;
    private final TrustSettings settings;
    private final SqlStatusAnswers kept;
    private final Registry.Source registry;
    private final Clock clock;
    private final StatusFetch fetch;
    private final StatusAddresses addresses;
    private final Map<String, List<Watch>> paths = new ConcurrentHashMap<>();
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final Map<String, AskedAuthority> asked = new ConcurrentHashMap<>();
    private final Map<Watch, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();
    private long seen = -1;

    public OutsideStatus(
            OutsideAuthorities authorities,
            TrustSettings settings,
            SqlStatusAnswers kept,
            Registry.Source registry,
            Clock clock) {
        this.authorities = authorities;
        this.settings = settings;
        this.kept = kept;
        this.registry = registry;
        this.clock = clock;
        this.fetch = new StatusFetch(settings.patience());
        this.addresses = new StatusAddresses(settings, authorities.all());
    }

    @Override
    public Optional<Refusal> objection(RegisteredCertificate certificate, String what) {
        if (authorities.isEmpty()) {
            return Optional.empty();
        }
        List<Watch> path = path(certificate);
        for (Watch watch : path) {
            Instant now = clock.instant();
            if (now.isAfter(watch.authority().certificate().getNotAfter().toInstant())) {
                return Optional.of(Refusal.of(
                        Code.CERTIFICATE_EXPIRED,
                        "The authority that issued it has itself run out: " + what + ". Use another one."));
            }
            if (watch.isUnasked()) {
                await(watch);
            }
            switch (watch.standing(now)) {
                case GOOD -> {}
                case REVOKED -> {
                    return Optional.of(Refusal.of(
                            Code.CERTIFICATE_REVOKED,
                            "Its authority has revoked or suspended it: " + what + ". Use another one."));
                }
                case UNKNOWN -> {
                    return Optional.of(unknown(what));
                }
            }
        }
        return Optional.empty();
    }

    private static Refusal unknown(String what) {
        return Refusal.retryLater(
                Code.CERTIFICATE_STATUS_UNKNOWN,
                "The authority of " + what
                        + " does not say whether it is revoked, and what it said last is too old: ask"
                        + " again after Retry-After; if this lasts, tell the hub's operator.",
                AskedAuthority.PAUSE);
    }

    /** The certificate and the authorities above it, without the anchor; empty if no anchor is above it. */
    private List<Watch> path(RegisteredCertificate certificate) {
        List<Watch> known = paths.get(certificate.thumbprint());
        return known != null
                ? known
                : paths.computeIfAbsent(certificate.thumbprint(), _ -> path(certificate.certificate()));
    }

    private List<Watch> path(X509Certificate certificate) {
        List<X509Certificate> path = authorities.path(certificate);
        List<Watch> all = new ArrayList<>();
        for (int i = 0; i + 1 < path.size(); i++) {
            X509Certificate subject = path.get(i);
            X509Certificate issuer = path.get(i + 1);
            all.add(watches.computeIfAbsent(
                    Thumbprint.of(subject), _ -> new Watch(subject, asked(issuer), settings.grace())));
        }
        return List.copyOf(all);
    }

    private AskedAuthority asked(X509Certificate issuer) {
        return asked.computeIfAbsent(
                Thumbprint.of(issuer), _ -> new AskedAuthority(issuer, addresses, fetch, settings.refresh(), clock));
    }

    /** The first message waits for the first answer, no longer than a responder and a list may take. */
    private void await(Watch watch) {
        try {
            ask(watch).get(settings.patience().multipliedBy(ANSWERS).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // What is known by now decides.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Void> ask(Watch watch) {
        var mine = new CompletableFuture<Void>();
        CompletableFuture<Void> other = asking.putIfAbsent(watch, mine);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name("status").start(() -> {
            try {
                learn(watch);
            } finally {
                asking.remove(watch, mine);
                mine.complete(null);
            }
        });
        return mine;
    }

    private void learn(Watch watch) {
        Instant now = clock.instant();
        try {
            if (watch.known().isEmpty() && remembered(watch, now)) {
                return;
            }
            StatusAnswer answer = watch.authority().ask(watch.subject());
            if (!answer.revoked(watch.subject()).isPresent()) {
                kept.keep(answer, watch.authority().certificate(), clock.instant());
                watch.adopt(answer, now, now);
            } else {
                watch.adopt(answer, now, now);
                kept.keep(answer, watch.authority().certificate(), clock.instant());
            }
            watch.learnt(AskedAuthority.next(now, answer, settings.refresh()));
        } catch (NotProvenException | SQLException | RuntimeException failed) {
            if (watch.trouble().isEmpty()) {
                LOG.warn(
                        "Nothing new of certificates of {}: {}",
                        watch.authority().name(),
                        failed.getMessage());
            }
            watch.failed(String.valueOf(failed.getMessage()), clock.instant().plus(AskedAuthority.PAUSE));
        }
    }

    /** What was kept before this node began; whether it need not be asked for anew yet. */
    private boolean remembered(Watch watch, Instant now) throws SQLException {
        for (SqlStatusAnswers.Row row :
                kept.newest(watch.subject(), watch.authority().certificate(), now)) {
            adopt(watch.authority(), List.of(watch), row, now);
        }
        Optional<Instant> next = watch.known()
                .map(known -> AskedAuthority.next(known.at(), known.answer(), settings.refresh()))
                .filter(now::isBefore);
        next.ifPresent(watch::learnt);
        return next.isPresent();
    }

    /** Takes a kept answer over for those that it is about, as if it had just come: it is verified again. */
    private void adopt(AskedAuthority authority, Collection<Watch> those, SqlStatusAnswers.Row row, Instant now) {
        try {
            for (StatusAnswer answer : authority.read(row)) {
                those.stream()
                        .filter(watch -> answer.isAbout(watch.subject()))
                        .filter(watch -> watch.adopt(answer, row.fetched(), now))
                        .forEach(watch -> watch.learnt(AskedAuthority.next(row.fetched(), answer, settings.refresh())));
            }
        } catch (NotProvenException spoiled) {
            LOG.warn("An answer of {} in the store does not hold: {}", authority.name(), spoiled.getMessage());
        }
    }

    /** Takes over what other nodes have learnt, and asks for what is due. */
    @Override
    public void run() {
        if (authorities.isEmpty()) {
            return;
        }
        try {
            share();
        } catch (SQLException | RuntimeException away) {
            LOG.debug("What other nodes learnt cannot be read now", away);
        }
        Instant now = clock.instant();
        Set<String> registered = new HashSet<>();
        registry.current()
                .entries(Entry.Kind.CERTIFICATE)
                .map(RegisteredCertificate.class::cast)
                .filter(one -> !one.revoked()
                        && now.isBefore(one.certificate().getNotAfter().toInstant()))
                .forEach(one -> {
                    path(one);
                    registered.add(one.thumbprint());
                });
        paths.keySet().retainAll(registered);
        watches.values().retainAll(paths.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        watches.values().stream().filter(watch -> watch.isDue(now)).forEach(this::ask);
    }

    private void share() throws SQLException {
        if (seen < 0) {
            seen = kept.last();
        }
        Instant now = clock.instant();
        for (SqlStatusAnswers.Row row : kept.after(seen)) {
            seen = row.id();
            watches.values().stream()
                    .filter(watch -> isNewsOf(row, watch))
                    .collect(Collectors.groupingBy(Watch::authority))
                    .forEach((authority, those) -> adopt(authority, those, row, now));
        }
    }

    private static boolean isNewsOf(SqlStatusAnswers.Row row, Watch watch) {
        boolean about = row.serial()
                .map(SqlStatusAnswers.serial(watch.subject())::equals)
                .orElse(true);
        return about
                && Arrays.equals(
                        row.issuer(), SqlStatusAnswers.name(watch.authority().certificate()))
                && watch.known()
                        .filter(known -> Arrays.equals(known.answer().der(), row.der()))
                        .isEmpty();
    }

    /** Whether anybody is being asked right now. */
    boolean isAsking() {
        return !asking.isEmpty();
    }

    /** How the asking of each authority goes. */
    public List<AuthorityHealth> health() {
        Instant now = clock.instant();
        return watches.values().stream().collect(Collectors.groupingBy(Watch::authority)).entrySet().stream()
                .map(one -> AuthorityHealth.of(one.getKey(), one.getValue(), now))
                .toList();
    }

    @Override
    public void close() {
        fetch.close();
    }
}
