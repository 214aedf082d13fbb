package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one certificate's status. It is read for each message and written in the background. */
final class Watch {

    /** How a certificate stands. */
    enum Standing {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /**
     * The newest answer.
     *
     * @param revoked whether it says so of this certificate
     * @param until from when on it serves no more, good as it may be
     */
    record Known(StatusAnswer answer, boolean revoked, Instant at, Instant until) {}

    private final X509Certificate subject;
    private final AskedAuthority authority;
    private final Duration grace;
    private volatile @Nullable Known known;
    private volatile Instant due = Instant.MIN;
    private volatile Optional<String> trouble = Optional.empty();

    Watch(X509Certificate subject, AskedAuthority authority, Duration grace) {
        this.subject = subject;
        this.authority = authority;
        this.grace = grace;
    }

    X509Certificate subject() {
        return subject;
    }

    AskedAuthority authority() {
        return authority;
    }

    Standing standing(Instant now) {
        @Nullable Known last = known;
        if (last == null) {
            return Standing.UNKNOWN;
        }
        if (last.revoked()) {
            return Standing.REVOKED;
        }
        return now.isAfter(last.until()) ? Standing.UNKNOWN : Standing.GOOD;
    }

    /** Whether it runs on an answer that has run out. */
    boolean isInGrace(Instant now) {
        @Nullable Known last = known;
        return last != null && !last.revoked() && now.isAfter(last.answer().nextUpdate()) && !now.isAfter(last.until());
    }

    /** Whether nobody has tried yet to learn anything. */
    boolean isUnasked() {
        return due.equals(Instant.MIN);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /** Why the last try brought nothing. */
    Optional<String> trouble() {
        return trouble;
    }

    /**
     * Takes an answer over if it is not older than the one before, or if that one has run out and this one has not. Where
     * OCSP and CRL contradict each other, the one that says revoked counts until it runs out.
     */
    synchronized boolean adopt(StatusAnswer answer, Instant at, Instant now) {
        @Nullable Known last = known;
        boolean revoked = answer.revoked(subject).isPresent();
        if (last == null || counts(answer, revoked, last, now)) {
            known = new Known(answer, revoked, at, answer.nextUpdate().plus(grace));
            return true;
        }
        return false;
    }

    private static boolean counts(StatusAnswer answer, boolean revoked, Known last, Instant now) {
        boolean current = answer.nextUpdate().isAfter(now);
        boolean lastCurrent = last.answer().nextUpdate().isAfter(now);
        boolean contradiction =
                revoked != last.revoked() && answer.getClass() != last.answer().getClass();
        if (contradiction && (revoked ? current : lastCurrent)) {
            return revoked;
        }
        boolean newer = !answer.thisUpdate().isBefore(last.answer().thisUpdate());
        return newer || (!last.revoked() && !lastCurrent && current);
    }

    void learnt(Instant next) {
        trouble = Optional.empty();
        due = next;
    }

    void failed(String why, Instant next) {
        trouble = Optional.of(why);
        due = next;
    }
}
