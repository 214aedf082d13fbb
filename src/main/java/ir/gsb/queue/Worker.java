package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Registry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one exchange out, and decides what becomes of it: it ends, it is tried again, it is dead, or doubtful. */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int TRIES_TO_RECORD = 100;
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private static final Refusal GONE = Refusal.of(
            Code.INTERNAL_ERROR,
            "What this exchange said is not in the record any more, so it was not carried out. Ask anew with a new"
                    + " message id.");

    /** Tells the broker of an exchange that is to be tried again. */
    @FunctionalInterface
    interface Later {
        void tell(Party provider, ExchangeId exchange, boolean ofBatch, Duration delay);
    }

    private final SqlQueue sql;
    private final DeferredExchanges deferred;
    private final Carrier carrier;
    private final Registry.Source registry;
    private final QueueSettings settings;
    private final BackOff backOff;
    private final Clock clock;
    private final RandomGenerator random;

    Worker(
            SqlQueue sql,
            DeferredExchanges deferred,
            Carrier carrier,
            Registry.Source registry,
            QueueSettings settings,
            Clock clock,
            RandomGenerator random) {
        this.sql = sql;
        this.deferred = deferred;
        this.carrier = carrier;
        this.registry = registry;
        this.settings = settings;
        this.backOff = new BackOff(settings.backOff(), settings.longestBackOff());
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes the exchange and carries it out, unless another does or did.
     *
     * @param asked run once the provider is done with it
     */
    void work(ExchangeId exchange, Runnable asked, Later later) {
        try {
            Optional<Item> taken = sql.claim(exchange, settings.node(), settings.lease());
            if (taken.isPresent()) {
                carryOut(taken.get(), asked, later);
            }
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.warn("exchange {} waits in the queue: {}", exchange, away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("exchange {} failed in the queue", exchange, failed);
        }
    }

    private void carryOut(Item item, Runnable asked, Later later) throws SQLException {
        Optional<Received> accepted = deferred.received(item.exchange());
        if (accepted.isEmpty()) {
            if (!deferred.end(item.exchange(), GONE, sql.ending(item.exchange(), toBeTold(item)))) {
                sql.forget(item.exchange());
            }
            return;
        }
        Concluded concluded = carrier.carryOut(accepted.get());
        asked.run();
        Optional<Refusal> failure =
                refusal(concluded.outcome()).filter(why -> why.code().retryable());
        if (failure.isEmpty()) {
            end(item, concluded);
        } else if (item.idempotent() || unsent(failure.get())) {
            putBack(item, failure.get(), later);
        } else {
            doubt(item, failure.get());
        }
    }

    /** Whether it is certain that the provider was not asked. */
    private static boolean unsent(Refusal why) {
        return why.code() == Code.RECORDING_UNAVAILABLE
                || why.code() == Code.CERTIFICATE_STATUS_UNKNOWN
                || why.code() == Code.SERVICE_DISABLED
                || why.unsent();
    }

    /** Nobody but an operator has a provider asked a second time that must not be asked twice. */
    private void doubt(Item item, Refusal why) throws SQLException {
        sql.release(
                item.exchange(),
                QueuedExchange.State.DOUBTFUL,
                clock.instant(),
                why.code().wire());
        LOG.warn(
                "exchange {} may or may not have been carried out: {}",
                item.exchange(),
                why.code().wire());
    }

    private void putBack(Item item, Refusal why, Later later) throws SQLException {
        if (item.attempts() >= settings.attempts()) {
            sql.release(
                    item.exchange(),
                    QueuedExchange.State.DEAD,
                    clock.instant(),
                    why.code().wire());
            LOG.warn(
                    "exchange {} is dead after {} attempts: {}",
                    item.exchange(),
                    item.attempts(),
                    why.code().wire());
            return;
        }
        Duration pause = backOff.after(item.attempts(), random);
        Duration asked = why.retryAfter().orElse(Duration.ZERO);
        Duration delay = pause.compareTo(asked) < 0 ? asked.plus(pause) : pause;
        Instant next = clock.instant().plus(delay);
        sql.release(
                item.exchange(), QueuedExchange.State.WAITING, next, why.code().wire());
        later.tell(item.provider(), item.exchange(), item.batch().isPresent(), delay.plusMillis(1));
    }

    /**
     * What came of it is known and must not be lost: the store is waited for. What it did not seem to take it may have
     * taken all the same.
     */
    private void end(Item item, Concluded concluded) {
        var rider = sql.ending(item.exchange(), toBeTold(item));
        for (int tries = 1; ; tries++) {
            try {
                if (concluded.reached().verified().isPresent()) {
                    carrier.end(concluded, rider);
                } else {
                    deferred.end(item.exchange(), refusal(concluded.outcome()).orElse(GONE), rider);
                }
                return;
            } catch (RecordingUnavailableException away) {
                if (tries == TRIES_TO_RECORD || Thread.currentThread().isInterrupted()) {
                    throw away;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                if (isOver(item)) {
                    return;
                }
            }
        }
    }

    private boolean isOver(Item item) {
        try {
            return !sql.has(item.exchange());
        } catch (SQLException away) {
            return false;
        }
    }

    Optional<Party> toBeTold(Item item) {
        return item.batch().isPresent()
                ? Optional.empty()
                : registry.current()
                        .system(item.client())
                        .filter(client -> client.callback().isPresent())
                        .map(PartySystem::party);
    }

    static Optional<Refusal> refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(Refusal why) -> Optional.of(why);
            case Outcome.Failed(Refusal why, String kept) -> Optional.of(why);
            default -> Optional.empty();
        };
    }
}
