package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry in PostgreSQL. The newest snapshot is kept in memory; a change on any node is seen on every node within a
 * second. While PostgreSQL is away the last snapshot stays.
 */
public final class SqlRegistry implements Registry.Source, AutoCloseable {

    @FunctionalInterface
    private interface Change {
        void make(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(SqlRegistry.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final DataSource source;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("registry-poll").factory());
    private volatile SqlSnapshot snapshot;
    private boolean away;

    /** @throws SQLException if the registry cannot be read for the first time */
    public SqlRegistry(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            this.snapshot = read(connection, null);
        }
        poller.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Registry current() {
        return snapshot.registry();
    }

    /**
     * Takes over what a file says, all of it or nothing. Entries that the file does not name stay as they are, and so do
     * a suspension, a state or a notice that it leaves open; a revocation is for ever.
     *
     * @throws RegistryFileException if the file contradicts itself or what is registered
     */
    public void apply(RegistryFile file) throws SQLException {
        change(connection -> new SqlUpsert(connection).write(file));
    }

    /** Suspends an agency, which may then neither ask nor answer, or lifts the suspension. */
    public void suspend(String agency, boolean suspended) throws SQLException {
        change(connection ->
                one(connection, "update agency set suspended = ? where id = ?", "agency " + agency, suspended, agency));
    }

    /** Revokes a certificate for ever. */
    public void revoke(String thumbprint) throws SQLException {
        change(connection -> one(
                connection,
                "update certificate set revoked = true where thumbprint = ?",
                "certificate " + thumbprint,
                thumbprint));
    }

    /** @param notice what callers are told while the inquiry is not active */
    public void state(InquiryType type, Inquiry.State state, String notice) throws SQLException {
        change(connection -> one(
                connection,
                "update inquiry set state = ?, notice = ? where name = ? and version = ?",
                "inquiry " + type,
                state.name(),
                notice,
                type.name(),
                type.version()));
    }

    private static void one(Connection connection, String sql, String what, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            if (statement.executeUpdate() == 0) {
                throw new IllegalArgumentException("there is no " + what);
            }
        }
    }

    /** Changes come one after the other: each begins by locking the version, so that two never wait for each other. */
    private void change(Change change) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select version from registry_version for update")) {
                lock.execute();
                change.make(connection);
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
            refresh(connection);
        }
    }

    private void poll() {
        try (Connection connection = source.getConnection()) {
            if (SqlSnapshot.versionOf(connection) != snapshot.version()) {
                refresh(connection);
            }
            if (away) {
                LOG.info("The registry is read again");
            }
            away = false;
        } catch (SQLException | RuntimeException failed) {
            if (!away) {
                LOG.warn("The registry cannot be read: the last one stays in force", failed);
            }
            away = true;
        }
    }

    private synchronized void refresh(Connection connection) throws SQLException {
        snapshot = read(connection, snapshot);
    }

    private static SqlSnapshot read(Connection connection, @Nullable SqlSnapshot before) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return SqlSnapshot.read(connection, before);
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
