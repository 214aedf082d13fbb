package ir.gsb.queue;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
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

    /** Exchanges of these states, the oldest first. */
    public List<QueuedExchange> list(List<QueuedExchange.State> states, Optional<Party> provider, int most) {
        try {
            return sql.list(states, provider, most);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /**
     * Has an exchange tried again at once, with all its attempts. One that is doubtful may thereby be carried out twice.
     *
     * @return whether it was there and nobody is at it
     */
    public boolean requeue(ExchangeId exchange, String actor, String reason) {
        return acts.run(
                new Act(Act.Word.REQUEUED, actor, Optional.of(exchange), reason),
                connection -> sql.requeue(connection, exchange));
    }

    /**
     * Gives an exchange up: its client is told that the provider is unavailable.
     *
     * @return whether it was there and nobody is at it
     */
    public boolean drop(ExchangeId exchange, String actor, String reason) {
        return acts.run(
                new Act(Act.Word.DROPPED, actor, Optional.of(exchange), reason),
                connection -> sql.drop(connection, exchange));
    }
}
