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
import ir.gsb.message.Timeline;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Registry;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the lines of accepted batches into exchanges. The exchange of a line has an id that follows from batch and
 * number, so whoever goes on after a node fell makes no second one.
 */
final class BatchReader implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchReader.class);
    private static final int BATCHES_AT_ONCE = 4;
    private static final int LINES_AT_ONCE = 128;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration ORPHANS_KEPT = Duration.ofHours(1);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final String ENDED = "BATCH_DONE";

    private final SqlBatches sql;
    private final SqlQueue queue;
    private final DeferredExchanges deferred;
    private final Carrier carrier;
    private final Registry.Source registry;
    private final QueueSettings settings;
    private final Semaphore places = new Semaphore(BATCHES_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    BatchReader(
            SqlBatches sql,
            SqlQueue queue,
            DeferredExchanges deferred,
            Carrier carrier,
            Registry.Source registry,
            QueueSettings settings) {
        this.sql = sql;
        this.queue = queue;
        this.deferred = deferred;
        this.carrier = carrier;
        this.registry = registry;
        this.settings = settings;
    }

    /** Begins to read what nobody reads, and ends what is done; to be run every second or so. */
    @Override
    public void run() {
        try {
            sql.dropOrphans(ORPHANS_KEPT);
            for (SqlBatches.Batch batch : sql.finished()) {
                Optional<Party> toBeTold = registry.current()
                        .system(batch.client())
                        .filter(client -> client.callback().isPresent())
                        .map(PartySystem::party);
                deferred.finish(batch.exchange(), ENDED, sql.ending(batch.exchange(), toBeTold));
            }
            while (open && places.tryAcquire()) {
                Optional<SqlBatches.Batch> taken = sql.take(settings.node(), LEASE);
                if (taken.isEmpty()) {
                    places.release();
                    return;
                }
                threads.submit(() -> read(taken.get()));
            }
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.warn("The batches could not be looked at and will be in a moment: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("The batches could not be looked at", failed);
        }
    }

    private void read(SqlBatches.Batch batch) {
        try {
            Received whole = deferred.received(batch.exchange()).orElseThrow();
            for (int number = batch.readChunks(); open && number < batch.chunks(); number++) {
                readPiece(batch, whole, number);
            }
        } catch (SQLException | RecordingUnavailableException | ExecutionException away) {
            LOG.warn("batch {} is read on later: {}", batch.exchange(), away.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("batch {} is read on later", batch.exchange(), failed);
        } finally {
            places.release();
        }
    }

    private void readPiece(SqlBatches.Batch batch, Received whole, int number)
            throws SQLException, ExecutionException, InterruptedException {
        Optional<SqlBatches.StoredPiece> stored = sql.piece(batch.exchange(), number);
        if (stored.isEmpty()) {
            throw new RecordingUnavailableException("another node reads it", null);
        }
        int first = stored.get().firstLine();
        List<byte[]> lines =
                Lines.of(deferred.open(batch.exchange(), number, stored.get().piece()));
        Set<Integer> known = sql.known(batch.exchange(), first, first + lines.size() - 1);
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            awaitRoom(batch);
            List<Future<?>> some = new ArrayList<>();
            for (int i = from; i < Math.min(lines.size(), from + LINES_AT_ONCE); i++) {
                if (!known.contains(first + i)) {
                    byte[] text = lines.get(i);
                    var line = new Line(batch.exchange(), first + i, batch.deadline());
                    some.add(threads.submit(() -> takeOn(whole, line, text)));
                }
            }
            for (Future<?> one : some) {
                await(one, batch);
            }
        }
        sql.pieceRead(batch.exchange(), number);
    }

    /** Lines may wait for their quota for long. */
    private void await(Future<?> line, SqlBatches.Batch batch)
            throws SQLException, ExecutionException, InterruptedException {
        while (true) {
            try {
                line.get(LEASE.toSeconds() / 3, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException waiting) {
                keep(batch);
            }
        }
    }

    private void keep(SqlBatches.Batch batch) throws SQLException {
        if (!open || !sql.keep(batch.exchange(), settings.node(), LEASE)) {
            throw new RecordingUnavailableException("another node reads it", null);
        }
    }

    /** A batch goes no further than so many lines before its provider, and holds up nobody who asks one by one. */
    private void awaitRoom(SqlBatches.Batch batch) throws SQLException {
        while (true) {
            keep(batch);
            if (queue.underWay(batch.exchange()) < settings.window()) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void takeOn(Received whole, Line where, byte[] text) {
        Received line = lineOf(whole, where, text);
        Concluded concluded = carrier.takeOn(line, where);
        if (concluded.outcome() instanceof Outcome.Accepted(ExchangeId taken) && taken.equals(line.id())) {
            return;
        }
        Optional<Refusal> refusal = Worker.refusal(concluded.outcome());
        if (refusal.filter(why -> why.code() == Code.RECORDING_UNAVAILABLE).isPresent()) {
            throw new RecordingUnavailableException("a line could not be recorded", null);
        }
        carrier.end(concluded, SqlQueue.refusing(where, line.id()));
    }

    private static Received lineOf(Received whole, Line where, byte[] text) {
        return new Received(
                idOf(where),
                whole.at(),
                whole.protocol(),
                whole.method(),
                whole.authority(),
                whole.path(),
                whole.query(),
                whole.inquiry(),
                whole.headers(),
                text,
                text.length,
                whole.source(),
                Optional.empty(),
                new Timeline());
    }

    /** A UUIDv7 of the batch's own millisecond, so that it stands with it; the rest is a hash. */
    static ExchangeId idOf(Line line) {
        try {
            UUID batch = line.batch().value();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(20)
                    .putLong(batch.getMostSignificantBits())
                    .putLong(batch.getLeastSignificantBits())
                    .putInt(line.number())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            long high = (batch.getMostSignificantBits() & ~0xFFFFL) | 0x7000L | (hash.getLong() & 0x0FFFL);
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new ExchangeId(new UUID(high, low));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    @Override
    public void close() {
        open = false;
        threads.shutdownNow();
    }
}
