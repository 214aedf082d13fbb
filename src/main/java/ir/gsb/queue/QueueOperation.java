package ir.gsb.queue;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.RefusedException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What an operator does with the queue; each act is recorded with who and why. Nothing shows what an exchange says. */
public final class QueueOperation {

    private final SqlQueueList sql;
    private final RecordedActs acts;

    public QueueOperation(
            DataSource store, RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.sql = new SqlQueueList(store, clock);
        this.acts = new RecordedActs(store, settings, keys, clock, random);
    }

    /** How many there are of each provider, inquiry and state. */
    public List<QueuedCount> counts() {
        return read(sql::counts);
    }

    /**
     * The oldest first.
     *
     * @param after the last that was shown before
     */
    public List<QueuedExchange> list(QueueFilter filter, Optional<ExchangeId> after, int most) {
        return read(() -> sql.list(filter, after, most));
    }

    /** @throws RefusedException {@code unknown-exchange} */
    public QueuedExchange find(ExchangeId exchange) {
        return read(() -> sql.find(exchange)).orElseThrow(QueueOperation::unknown);
    }

    /**
     * Does something with one exchange.
     *
     * @param tag that it must still have, as {@link QueuedExchange#tag()} told it
     * @return how it is now
     * @throws RefusedException {@code unknown-exchange}, {@code version-conflict}, {@code state-conflict}; then nothing
     *     was done
     */
    public QueuedExchange act(QueueAct act, ExchangeId exchange, Optional<String> tag, String actor, String reason) {
        acts.run(new Act(act.word(), actor, Optional.of(exchange), reason), connection -> {
            QueuedExchange before = sql.lock(connection, exchange).orElseThrow(QueueOperation::unknown);
            if (tag.filter(seen -> !seen.equals(before.tag())).isPresent()) {
                throw RefusedException.of(
                        Code.VERSION_CONFLICT,
                        "The exchange is not any more as it was shown, its tag is " + before.tag() + ": look again.");
            }
            if (!act.from().contains(before.state())) {
                throw conflict(before);
            }
            sql.act(connection, act, exchange);
            return true;
        });
        return find(exchange);
    }

    /**
     * Does the same with each that the filter finds, the oldest first. One that changes meanwhile is left out.
     *
     * @return those that it was done with
     * @throws RecordingUnavailableException if the store goes away; then it was done with some, and the same call goes on
     */
    public List<ExchangeId> act(QueueAct act, QueueFilter filter, int most, String actor, String reason) {
        List<ExchangeId> done = new ArrayList<>();
        for (QueuedExchange one : list(filter, Optional.empty(), most)) {
            ExchangeId exchange = one.exchange();
            boolean changed = acts.run(
                    new Act(act.word(), actor, Optional.of(exchange), reason),
                    connection -> sql.lock(connection, exchange)
                                    .filter(now -> now.tag().equals(one.tag()))
                                    .isPresent()
                            && sql.act(connection, act, exchange));
            if (changed) {
                done.add(exchange);
            }
        }
        return done;
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                Code.UNKNOWN_EXCHANGE,
                "The queue has no such exchange: it ended or was never in it. GET /queue/exchanges lists those in it.");
    }

    private static RefusedException conflict(QueuedExchange exchange) {
        String next = switch (exchange.state()) {
            case WAITING -> "it is tried again by itself at " + exchange.nextAt() + ".";
            case RUNNING -> "a node carries it out now; look again in a moment.";
            case DROPPED -> "it was given up and ends in a moment.";
            case DEAD, DOUBTFUL -> "requeue or drop it.";
        };
        return RefusedException.of(Code.STATE_CONFLICT, "The exchange is " + exchange.state() + ": " + next);
    }

    private interface Reading<R> {
        R from() throws SQLException;
    }

    private static <R> R read(Reading<R> reading) {
        try {
            return reading.from();
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }
}
