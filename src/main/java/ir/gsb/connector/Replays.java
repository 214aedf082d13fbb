package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets each signature of the hub through once. It remembers in memory, as long as a signature is good and no longer; where
 * it can remember no more, nothing more is let through. What was signed before the connector started may have been let
 * through then, so it is refused too.
 */
final class Replays {

    /** For how long after its end a signature is still accepted. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** The beginning of a signature's hash: what is equal for two uses of one signature. */
    private record Used(long high, long low) {
        static Used of(byte[] signatureKey) {
            ByteBuffer bytes = ByteBuffer.wrap(signatureKey);
            return new Used(bytes.getLong(), bytes.getLong());
        }
    }

    private final Map<Used, Long> used = new LinkedHashMap<>();
    private final Clock clock;
    private final Instant started;
    private final int most;

    /** @param most how many signatures are remembered */
    Replays(Clock clock, int most) {
        this.clock = clock;
        this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.most = most;
    }

    /** @throws RefusedException {@code replay-refused}, or {@code overloaded} if that cannot be known now */
    synchronized void admit(Verified.Verification verified) {
        if (verified.created().isBefore(started)) {
            throw cannotKnow("The connector has just started and takes only what was signed since: sign anew.");
        }
        forget(clock.instant().getEpochSecond());
        Used signature = Used.of(verified.signatureKey());
        if (used.containsKey(signature)) {
            throw RefusedException.of(
                    Code.REPLAY_REFUSED, "This signature was used before: sign anew, with the same message id.");
        }
        if (used.size() >= most) {
            throw cannotKnow("The connector cannot remember more signatures now: ask again after Retry-After.");
        }
        used.put(signature, verified.expires().plus(SKEW).getEpochSecond());
    }

    private static RefusedException cannotKnow(String detail) {
        return Refusal.retryLater(Code.OVERLOADED, detail, Duration.ofSeconds(1))
                .asException();
    }

    private void forget(long now) {
        Iterator<Long> ends = used.values().iterator();
        while (ends.hasNext() && ends.next() < now) {
            ends.remove();
        }
    }
}
