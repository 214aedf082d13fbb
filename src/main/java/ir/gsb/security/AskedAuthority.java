package ir.gsb.security;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One authority that is asked for the status of what it issued: OCSP first, its CRL otherwise, which it keeps. */
final class AskedAuthority {

    private static final int AT_ONCE = 4;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Duration LEAST = Duration.ofSeconds(1);

    /** A list, and when it came. */
    private record Kept(RevocationList list, Instant at) {}

    private final X509Certificate certificate;
    private final StatusAddresses addresses;
    private final StatusFetch fetch;
    private final Duration refresh;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ReentrantLock listing = new ReentrantLock();
    private final Map<URI, Kept> lists = new HashMap<>();
    private volatile Instant respondersAwayUntil = Instant.MIN;
    private volatile String source = "none";

    AskedAuthority(
            X509Certificate certificate, StatusAddresses addresses, StatusFetch fetch, Duration refresh, Clock clock) {
        this.certificate = certificate;
        this.addresses = addresses;
        this.fetch = fetch;
        this.refresh = refresh;
        this.clock = clock;
    }

    X509Certificate certificate() {
        return certificate;
    }

    String name() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** The address that answered last. */
    String source() {
        return source;
    }

    /**
     * Asks for the status of a certificate now.
     *
     * @throws NotProvenException if no source gives an answer that holds and is of now
     */
    StatusAnswer ask(X509Certificate subject) throws NotProvenException {
        StatusAddresses.Found found = addresses.of(subject);
        List<String> why = new ArrayList<>();
        places.acquireUninterruptibly();
        try {
            if (!clock.instant().isBefore(respondersAwayUntil)) {
                for (URI responder : found.ocsp()) {
                    @Nullable StatusAnswer answer = answered(responder, () -> ocsp(responder, subject), why);
                    if (answer != null) {
                        return answer;
                    }
                }
            }
            for (URI address : found.lists()) {
                @Nullable StatusAnswer answer = answered(address, () -> list(address), why);
                if (answer != null) {
                    return answer;
                }
            }
        } finally {
            places.release();
        }
        found.refused().forEach(address -> why.add(address + ": this host is not in gsb.trust.hosts"));
        throw new NotProvenException(
                why.isEmpty()
                        ? "the certificate names neither an OCSP responder nor a CRL that can be asked, and"
                                + " gsb.trust.sources names none"
                        : String.join("; ", why));
    }

    /** One way to learn it. */
    @FunctionalInterface
    private interface Way {
        StatusAnswer answer() throws IOException, NotProvenException;
    }

    private @Nullable StatusAnswer answered(URI address, Way way, List<String> why) {
        try {
            StatusAnswer answer = way.answer();
            source = address.toString();
            return answer;
        } catch (IOException | NotProvenException failed) {
            why.add(address + ": " + failed.getMessage());
            return null;
        }
    }

    private StatusAnswer ocsp(URI responder, X509Certificate subject) throws IOException, NotProvenException {
        byte[] der;
        try {
            der = fetch.ocsp(responder, subject, certificate);
        } catch (IOException away) {
            respondersAwayUntil = clock.instant().plus(PAUSE);
            throw away;
        }
        OcspAnswer answer = OcspAnswer.read(der, List.of(certificate)).stream()
                .filter(one -> one.isAbout(subject))
                .findFirst()
                .orElseThrow(() -> new NotProvenException(
                        "the OCSP responder does not know the certificate, or answers for another one"));
        answer.requireCurrent(clock.instant());
        return answer;
    }

    /** All certificates of the authority share a list; it is got anew as often as is set, and before it runs out. */
    private StatusAnswer list(URI address) throws IOException, NotProvenException {
        listing.lock();
        try {
            Instant now = clock.instant();
            @Nullable Kept kept = lists.get(address);
            if (kept != null && now.isBefore(next(kept.at(), kept.list(), refresh))) {
                return kept.list();
            }
            RevocationList list = RevocationList.read(fetch.list(address), certificate);
            list.requireCurrent(now);
            for (Kept seen : lists.values()) {
                list.requireAfter(seen.list());
            }
            lists.put(address, new Kept(list, now));
            return list;
        } finally {
            listing.unlock();
        }
    }

    /**
     * Reads what was kept before, or by another node.
     *
     * @throws NotProvenException if it does not hold
     */
    List<? extends StatusAnswer> read(SqlStatusAnswers.Row row) throws NotProvenException {
        if (row.serial().isPresent()) {
            return OcspAnswer.read(row.der(), List.of(certificate));
        }
        RevocationList list = RevocationList.read(row.der(), certificate);
        seen(list, row.fetched());
        return List.of(list);
    }

    /** So that no older list is taken. */
    private void seen(RevocationList list, Instant at) {
        listing.lock();
        try {
            boolean newer = lists.values().stream()
                    .allMatch(kept -> kept.list().thisUpdate().isBefore(list.thisUpdate()));
            if (newer) {
                lists.put(URI.create("kept:list"), new Kept(list, at));
            }
        } finally {
            listing.unlock();
        }
    }

    /** When an answer is to be asked for anew: as often as is set, and when half of its time is over. */
    static Instant next(Instant at, StatusAnswer answer, Duration refresh) {
        Duration half = Duration.between(at, answer.nextUpdate()).dividedBy(2);
        Duration soon = half.compareTo(LEAST) < 0 ? LEAST : half;
        return at.plus(soon.compareTo(refresh) < 0 ? soon : refresh);
    }
}
