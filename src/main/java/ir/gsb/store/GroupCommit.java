package ir.gsb.store;

import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one transaction and one flush to disk: what waits while one batch is committed makes the next.
 *
 * <p>{@link #submit} returns only after the commit, so what it was given is as durable as the transaction. A batch that
 * breaks a constraint is repeated item by item, so that one bad item does not fail the others.
 *
 * <p>While the database is away, items fail at once, but for one every half second that tries whether it is back.
 *
 * @param <T> what is written
 * @param <R> what is learned by writing it
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    /** Writes a batch within a transaction that is open already. */
    @FunctionalInterface
    public interface Work<T, R> {

        /** @return one result for each item, in their order */
        List<R> write(Connection connection, List<T> batch) throws SQLException;
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result) {}

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_STALE = 50;
    private static final long LINGER_NANOS = 1_000_000L;
    private static final long BACK_OFF_NANOS = 500_000_000L;

    private final DataSource source;
    private final int mostInBatch;
    private final Duration patience;
    private final Work<T, R> work;
    private final BlockingQueue<Waiting<T, R>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private @Nullable Connection connection;
    private volatile boolean open = true;
    private volatile boolean away;
    private final AtomicLong awayUntil = new AtomicLong();

    /** @param patience how long a caller waits for its commit before the store counts as unavailable */
    public GroupCommit(String name, DataSource source, int mostInBatch, Duration patience, Work<T, R> work) {
        this.source = source;
        this.mostInBatch = mostInBatch;
        this.patience = patience;
        this.work = work;
        this.writer = Thread.ofPlatform().daemon().name("commit-" + name).start(this::run);
    }

    /**
     * Writes one item and waits until it is committed.
     *
     * @throws RecordingUnavailableException if the store did not take it in time
     */
    public R submit(T item) {
        var result = new CompletableFuture<R>();
        if (!open || (away && !mayTry()) || !queue.offer(new Waiting<>(item, result))) {
            throw new RecordingUnavailableException("the store takes no records now", null);
        }
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new RecordingUnavailableException("the store did not take the record", failed.getCause());
        } catch (CancellationException closed) {
            throw new RecordingUnavailableException("the store is closed", closed);
        } catch (TimeoutException late) {
            result.cancel(false);
            throw new RecordingUnavailableException("the store did not answer in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RecordingUnavailableException("interrupted", stopped);
        }
    }

    /** Says yes to one caller each time the back-off is over. */
    private boolean mayTry() {
        long until = awayUntil.get();
        long now = System.nanoTime();
        return now - until >= 0 && awayUntil.compareAndSet(until, now + BACK_OFF_NANOS);
    }

    private void run() {
        var batch = new ArrayList<Waiting<T, R>>(mostInBatch);
        int lastBatch = 1;
        while (open) {
            try {
                Waiting<T, R> first = queue.poll(500, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    lingerAfter(lastBatch);
                    queue.drainTo(batch, mostInBatch - 1);
                    lastBatch = batch.size();
                    batch.removeIf(waiting -> waiting.result().isDone());
                    commit(batch, true);
                }
            } catch (InterruptedException closed) {
                break;
            } finally {
                batch.clear();
            }
        }
        dropConnection();
        queue.forEach(waiting -> waiting.result().cancel(false));
    }

    /**
     * Where many ask at once, a moment's wait lets more of them share the cost of a transaction; who is alone does not
     * wait.
     */
    private void lingerAfter(int lastBatch) {
        if (lastBatch > 1 && queue.size() + 1 < lastBatch * 2) {
            LockSupport.parkNanos(LINGER_NANOS);
        }
    }

    /** @param mayReconnect whether to try once more on a new connection, if this one turns out to be broken */
    private void commit(List<Waiting<T, R>> batch, boolean mayReconnect) {
        if (batch.isEmpty()) {
            return;
        }
        List<R> results;
        try {
            results = work.write(connection(), batch.stream().map(Waiting::item).toList());
        } catch (SQLException | RuntimeException | Error failed) {
            notWritten(batch, failed, mayReconnect && connection != null);
            return;
        }
        try {
            connection().commit();
        } catch (SQLException failed) {
            // It may have been committed all the same, so it must not be tried again.
            rolledBack();
            fail(batch, failed);
            return;
        }
        away = false;
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).result().complete(results.get(i));
        }
    }

    private void notWritten(List<Waiting<T, R>> batch, Throwable failed, boolean mayReconnect) {
        if (rolledBack()) {
            if (batch.size() > 1) {
                batch.forEach(one -> commit(List.of(one), false));
            } else {
                fail(batch, failed);
            }
        } else if (mayReconnect) {
            commit(batch, false);
        } else {
            awayUntil.set(System.nanoTime() + BACK_OFF_NANOS);
            away = true;
            fail(batch, failed);
        }
    }

    private static <T, R> void fail(List<Waiting<T, R>> batch, Throwable failed) {
        batch.forEach(one -> one.result().completeExceptionally(failed));
    }

    /** A pool may still hand out connections that broke with the one before, so each is tried before it is used. */
    private Connection connection() throws SQLException {
        for (int tries = 0; connection == null && tries < MOST_STALE; tries++) {
            Connection fresh = source.getConnection();
            if (isPrepared(fresh)) {
                connection = fresh;
            } else {
                closeBroken(fresh);
            }
        }
        if (connection == null) {
            throw new SQLTransientConnectionException("the pool has only broken connections");
        }
        return connection;
    }

    private boolean isPrepared(Connection fresh) {
        try {
            fresh.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
            fresh.setAutoCommit(false);
            return fresh.isValid(1);
        } catch (SQLException stale) {
            return false;
        }
    }

    /** Says whether the connection is still of use; one that is not is dropped, and the next batch opens another. */
    private boolean rolledBack() {
        try {
            if (connection != null) {
                connection.rollback();
                if (connection.isValid(1)) {
                    return true;
                }
            }
        } catch (SQLException broken) {
            // Dropped below: the failure of the batch itself is what the callers are told.
        }
        dropConnection();
        return false;
    }

    private void dropConnection() {
        if (connection != null) {
            closeBroken(connection);
            connection = null;
        }
    }

    private static void closeBroken(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // It is of no use in any case.
        }
    }

    /** Ends the batch in hand and gives the connection back; what still waits is told that the store is unavailable. */
    @Override
    public void close() {
        open = false;
        writer.interrupt();
        try {
            writer.join(patience);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
