package ir.gsb.store;

import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one transaction and one flush to disk: what waits while one batch is committed makes the next.
 *
 * <p>{@link #submit} returns only after the commit, so what it was given is as durable as the transaction. A batch that
 * breaks a constraint is repeated item by item, so that one bad item does not fail the others.
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

    private final DataSource source;
    private final int mostInBatch;
    private final Duration patience;
    private final Work<T, R> work;
    private final BlockingQueue<Waiting<T, R>> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private @Nullable Connection connection;
    private volatile boolean open = true;

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
        if (!open || !queue.offer(new Waiting<>(item, result))) {
            throw new RecordingUnavailableException("the store takes no more records now", null);
        }
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new RecordingUnavailableException("the store did not take the record", failed.getCause());
        } catch (TimeoutException late) {
            result.cancel(false);
            throw new RecordingUnavailableException("the store did not answer in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RecordingUnavailableException("interrupted", stopped);
        }
    }

    private void run() {
        var batch = new ArrayList<Waiting<T, R>>(mostInBatch);
        while (open) {
            batch.clear();
            try {
                Waiting<T, R> first = queue.poll(500, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, mostInBatch - 1);
            } catch (InterruptedException stopped) {
                break;
            }
            batch.removeIf(waiting -> waiting.result().isDone());
            commit(batch);
        }
        dropConnection();
    }

    private void commit(List<Waiting<T, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            Connection connection = connection();
            List<R> results =
                    work.write(connection, batch.stream().map(Waiting::item).toList());
            connection.commit();
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (SQLException | RuntimeException failed) {
            boolean alive = rollback();
            if (alive && batch.size() > 1) {
                batch.forEach(one -> commit(List.of(one)));
            } else {
                batch.forEach(one -> one.result().completeExceptionally(failed));
            }
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = source.getConnection();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    /** Says whether the connection is still of use; one that is not is dropped, and the next batch opens another. */
    private boolean rollback() {
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
            try {
                connection.close();
            } catch (SQLException broken) {
                // It is of no use in any case.
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        open = false;
        writer.interrupt();
    }
}
