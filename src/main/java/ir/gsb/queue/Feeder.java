package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing that was accepted is forgotten: tells the broker again, frees what a fallen node had in hand,
 * and ends what is over; to be run every second or so, on every node.
 */
final class Feeder implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

    private static final Refusal TOO_LATE = Refusal.of(
            Code.PROVIDER_TIMEOUT,
            "The provider did not answer before this exchange's deadline. Ask again with the same message id.");
    private static final Refusal UNKNOWN = Refusal.of(
            Code.PROVIDER_TIMEOUT,
            "A node of the hub or its connection fell while it asked the provider, which may or may not have carried"
                    + " this out: ask the provider before you ask again.");
    private static final Refusal DROPPED = Refusal.of(
            Code.PROVIDER_UNAVAILABLE,
            "The provider could not be asked and the hub's operator gave this exchange up. Ask again later with the"
                    + " same message id.");

    private final SqlQueue sql;
    private final DeferredExchanges deferred;
    private final WorkQueues queues;
    private final Worker worker;
    private final Registry.Source registry;
    private final Duration requeueAfter;

    Feeder(
            SqlQueue sql,
            DeferredExchanges deferred,
            WorkQueues queues,
            Worker worker,
            Registry.Source registry,
            QueueSettings settings) {
        this.sql = sql;
        this.deferred = deferred;
        this.queues = queues;
        this.worker = worker;
        this.registry = registry;
        this.requeueAfter = settings.requeueAfter();
    }

    @Override
    public void run() {
        try {
            registry.current().inquiries().stream()
                    .map(Inquiry::provider)
                    .distinct()
                    .forEach(queues::serve);
            sql.freeLost("");
            for (SqlQueue.Over over : sql.over()) {
                end(over);
            }
            for (Party provider : sql.forgotten(requeueAfter)) {
                queues.serve(provider);
                feed(provider);
            }
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.warn("The queue could not be looked at and will be in a moment: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("The queue could not be looked at", failed);
        }
    }

    private void feed(Party provider) throws SQLException {
        if (!queues.isEmpty(provider)) {
            return;
        }
        for (ExchangeId exchange : sql.tellAgain(provider, requeueAfter)) {
            queues.tell(provider, exchange, true, Duration.ZERO);
        }
    }

    private void end(SqlQueue.Over over) {
        ExchangeId exchange = over.item().exchange();
        Refusal why = switch (over.state()) {
            case DROPPED -> DROPPED;
            case DOUBTFUL -> UNKNOWN;
            case WAITING, RUNNING, DEAD -> TOO_LATE;
        };
        deferred.end(exchange, why, sql.ending(exchange, worker.toBeTold(over.item())));
    }
}
