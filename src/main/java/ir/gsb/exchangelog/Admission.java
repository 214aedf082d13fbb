package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Claim.Result;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Preference;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified;
import ir.gsb.store.GroupCommit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets each signature in once, and each message id of a party once in 24 hours, across nodes and restarts (wire
 * contract, Retry and replay). A retry is led to the exchange that was carried out, and waits for it if need be.
 */
public final class Admission extends Admitted.Stage implements AutoCloseable {

    private static final int MOST_IN_BATCH = 200;
    private static final Duration POLL = Duration.ofMillis(50);

    /** Leases are counted in whole seconds. */
    private static final Duration TRUNCATED = Duration.ofSeconds(2);

    private final RecordingSettings settings;
    private final InFlight inFlight;
    private final Clock clock;
    private final GroupCommit<Claim, Result> claims;

    public Admission(DataSource source, RecordingSettings settings, InFlight inFlight, Clock clock) {
        this.settings = settings;
        this.inFlight = inFlight;
        this.clock = clock;
        this.claims = new GroupCommit<>("claims", source, MOST_IN_BATCH, settings.patience(), new SqlClaims(settings));
    }

    @Override
    public Admitted admit(Verified verified) {
        Instant begun = clock.instant();
        Claim claim = Claim.of(verified, begun, settings);
        while (true) {
            switch (claims.submit(claim)) {
                case Result.Granted granted -> {
                    return admitted(verified, Optional.empty());
                }
                case Result.Ended(ExchangeId original) -> {
                    return admitted(verified, Optional.of(original));
                }
                case Result.SignatureUsed used ->
                    throw RefusedException.of(
                            Code.REPLAY_REFUSED,
                            "This signature was accepted before. To ask again, sign anew with a new nonce and created;"
                                    + " keep the message id to get the same answer.");
                case Result.OtherContent other -> throw reused();
                case Result.InFlight(ExchangeId holder, boolean accepted) -> {
                    if (accepted && Preference.isForLater(verified.received())) {
                        return admitted(verified, Optional.of(holder));
                    }
                    await(holder, begun);
                    claim = claim.again(clock.instant(), settings);
                }
            }
        }
    }

    /**
     * Lets a line of a batch in, whose signature was let in with its batch. It waits for nobody.
     *
     * @throws RefusedException {@code message-id-reused}, or {@code overloaded} while its message is carried out
     */
    public Admitted admitLine(Verified line) {
        return switch (claims.submit(Claim.of(line, clock.instant(), settings).again(clock.instant(), settings))) {
            case Result.Granted granted -> admitted(line, Optional.empty());
            case Result.Ended(ExchangeId original) -> admitted(line, Optional.of(original));
            case Result.InFlight inFlight ->
                throw RefusedException.of(
                        Code.OVERLOADED,
                        "Another message with this message id is still being carried out: its answer is the one to"
                                + " wait for.");
            case Result.OtherContent other -> throw reused();
            case Result.SignatureUsed used -> throw new IllegalStateException("a line claims no signature");
        };
    }

    /** Takes up a message that was let in before. */
    public Admitted resume(Verified accepted) {
        return admitted(accepted, Optional.empty());
    }

    private static RefusedException reused() {
        return RefusedException.of(
                Code.MESSAGE_ID_REUSED,
                "This message id was used within 24 hours for other content. Choose a new one for each inquiry; keep"
                        + " it only to repeat the very same one.");
    }

    /**
     * The holder's claim is older than this message, so its lease ends first; who waits longer waits behind other
     * duplicates. The sweeper counts on no message being accepted later than a lease after its receipt.
     */
    private void await(ExchangeId holder, Instant begun) {
        if (clock.instant().isAfter(begun.plus(settings.lease()).plus(TRUNCATED))) {
            throw Refusal.retryLater(
                            Code.OVERLOADED,
                            "The first message with this message id is still being carried out. Ask again later with"
                                    + " the same message id.",
                            settings.lease())
                    .asException();
        }
        try {
            inFlight.await(holder, POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RecordingUnavailableException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        claims.close();
    }
}
