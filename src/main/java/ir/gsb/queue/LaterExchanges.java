package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.message.Received;
import ir.gsb.registry.Registry;
import jakarta.jms.ConnectionFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** All of the queue on one node: what takes exchanges on, and what carries them out once it is started. */
public final class LaterExchanges implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;

    private final SqlQueue sql;
    private final SqlBatches batches;
    private final WorkQueues queues;
    private final QueueSettings settings;
    private final Acceptance acceptance;
    private final Spool spool;
    private final Batches batchStage;
    private final Feeder feeder;
    private final BatchReader reader;
    private final ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(
            3, Thread.ofPlatform().daemon().name("queue-", 0).factory());

    /**
     * What it stands on.
     *
     * @param head refuses a batch whose signature does not hold, before its body is taken in
     */
    public record Ground(
            DataSource store,
            ConnectionFactory broker,
            DeferredExchanges deferred,
            ExchangeLog log,
            ExchangeView view,
            Registry.Source registry,
            Carrier carrier,
            Consumer<Received> head,
            Clock clock,
            RandomGenerator random) {}

    public LaterExchanges(Ground on, QueueSettings settings) {
        this.settings = settings;
        this.sql = new SqlQueue(on.store(), on.clock());
        this.batches = new SqlBatches(on.store(), on.clock());
        var worker = new Worker(sql, on.deferred(), on.carrier(), on.registry(), settings, on.clock(), on.random());
        this.queues = new WorkQueues(
                on.broker(), settings.perProvider(), (exchange, asked) -> worker.work(exchange, asked, tell()));
        this.acceptance = new Acceptance(on.deferred(), sql, tell(), on.registry(), settings.deadline(), on.clock());
        this.spool = new Spool(batches, on.deferred(), on.head(), settings.batchBytes(), on.clock());
        this.batchStage = new Batches(
                batches, on.deferred(), on.log(), on.view(), on.registry(), settings.deadline(), on.clock());
        this.feeder = new Feeder(sql, on.deferred(), queues, worker, on.registry(), settings);
        this.reader = new BatchReader(batches, sql, on.deferred(), on.carrier(), on.registry(), settings);
    }

    private Worker.Later tell() {
        return (provider, exchange, ofBatch, delay) -> queues.tell(provider, exchange, ofBatch, delay);
    }

    public Acceptance acceptance() {
        return acceptance;
    }

    public Spool spool() {
        return spool;
    }

    public Batches batches() {
        return batchStage;
    }

    /**
     * Begins to carry out what was accepted, what this node had in hand when it fell first of all; to be called when the
     * routes run.
     *
     * @param callbacks tells clients what is over
     * @throws SQLException if the store is away
     */
    public void start(Runnable callbacks) throws SQLException {
        sql.freeLost(settings.node());
        batches.free(settings.node());
        scheduled.scheduleWithFixedDelay(feeder, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        scheduled.scheduleWithFixedDelay(callbacks, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        scheduled.scheduleWithFixedDelay(reader, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        scheduled.shutdownNow();
        reader.close();
        queues.close();
    }
}
