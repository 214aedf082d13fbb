package ir.gsb.registry;

import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The registry in PostgreSQL. The newest snapshot is kept in memory; a change on any node is seen on every node within a
 * second. While PostgreSQL is away the last snapshot stays.
 */
public final class SqlRegistry implements Registry.Source, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlRegistry.class);
    private static final Duration POLL = Duration.ofMillis(250);

    private final DataSource source;
    private final ChangeLog log;
    private final CertificateRule rule;
    private final Clock clock;
    private final RandomGenerator random;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("registry-poll").factory());
    private volatile SqlSnapshot snapshot;
    private boolean away;

    /**
     * Reads the registry, and begins its log if there is none.
     *
     * @param rule holds for certificates that are added
     * @throws SQLException if the registry cannot be read for the first time
     */
    public SqlRegistry(DataSource source, ChangeLog log, CertificateRule rule, Clock clock, RandomGenerator random)
            throws SQLException {
        this.source = source;
        this.log = log;
        this.rule = rule;
        this.clock = clock;
        this.random = random;
        try (Connection connection = source.getConnection()) {
            beginLog(connection);
            this.snapshot = read(connection, null);
        }
        poller.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a store has registered now, for who runs no hub over it. */
    public static Registry read(DataSource store) {
        try (Connection connection = store.getConnection()) {
            return SqlSnapshot.read(connection, null).registry();
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("the store does not tell what is registered", away);
        }
    }

    @Override
    public Registry current() {
        return snapshot.registry();
    }

    /**
     * Takes over what a file says at the start of the hub, all of it or nothing. Entries that the file does not name stay
     * as they are, and so do a suspension, a state or a notice that it leaves open; a revocation is for ever.
     *
     * @throws RegistryFileException if the file contradicts itself or what is registered
     */
    public Applied apply(RegistryFile file) throws SQLException {
        return apply(By.start("a file"), file.wish());
    }

    /** Fulfils a wish, all of it or nothing, and records what was changed in the same transaction. */
    public Applied apply(By by, Wish wish) throws SQLException {
        return apply(by, wish, plan -> {});
    }

    /** @param consent throws if the plan may not be carried out; then nothing is changed */
    public Applied apply(By by, Wish wish, Consumer<Plan> consent) throws SQLException {
        return apply(by, wish, consent, connection -> {});
    }

    /** Something of others that is done in the same transaction, or not at all. */
    @FunctionalInterface
    public interface Together {

        /** Throws if it cannot be done; then nothing is changed. */
        void run(Connection connection) throws SQLException;
    }

    /** The same, together with something else. */
    public Applied apply(By by, Wish wish, Consumer<Plan> consent, Together together) throws SQLException {
        return change(wish, consent, by, together);
    }

    /** What fulfilling a wish would change. It is tried in full and taken back, so that it fails where applying would. */
    public Applied plan(Wish wish, Consumer<Plan> consent) throws SQLException {
        return change(wish, consent, null, connection -> {});
    }

    /** The version of the snapshot in memory. */
    public long version() {
        return snapshot.version();
    }

    /**
     * The log of the registry, the newest first.
     *
     * @param kind of entries, {@code agency}
     * @param olderThan the last change of the page before
     */
    public List<RecordedChange> changes(
            Optional<String> kind, Optional<String> key, Optional<ExchangeId> olderThan, int limit)
            throws SQLException {
        try (Connection connection = source.getConnection()) {
            return SqlChanges.page(connection, kind, key, olderThan, limit);
        }
    }

    /** Since when each certificate, by its thumbprint, is revoked. */
    public Map<String, Instant> revocations() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return SqlChanges.revocations(connection);
        }
    }

    /** Changes come one after the other: each begins by locking the version, so that two never wait for each other. */
    private Applied change(Wish wish, Consumer<Plan> consent, @Nullable By by, Together together) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Applied applied;
            try {
                SqlSnapshot.lock(connection);
                Plan plan = Plan.of(SqlSnapshot.read(connection, snapshot).registry(), wish);
                consent.accept(plan);
                plan.requireNew(rule);
                new SqlUpsert(connection).write(plan.changes());
                together.run(connection);
                applied = by == null ? tried(connection, plan) : made(connection, by, plan);
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
            if (by != null) {
                refresh(connection);
            }
            return applied;
        }
    }

    private static Applied tried(Connection connection, Plan plan) throws SQLException {
        connection.rollback();
        return new Applied(plan, SqlSnapshot.versionOf(connection));
    }

    private Applied made(Connection connection, By by, Plan plan) throws SQLException {
        var applied = new Applied(plan, SqlSnapshot.versionOf(connection));
        record(connection, by, applied);
        connection.commit();
        return applied;
    }

    private void record(Connection connection, By by, Applied applied) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<RecordedChange> changes = applied.plan().changes().stream()
                .map(change -> new RecordedChange(
                        ExchangeId.at(now, random), now, applied.version(), by.actor(), by.reason(), change.what()))
                .toList();
        if (!changes.isEmpty()) {
            SqlChanges.append(connection, changes);
            log.write(connection, changes);
        }
    }

    /** Begins the log of a registry that is older than it. */
    private void beginLog(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            SqlSnapshot.lock(connection);
            if (SqlChanges.none(connection)) {
                SqlSnapshot now = SqlSnapshot.read(connection, null);
                List<Change> all = Arrays.stream(Entry.Kind.values())
                        .flatMap(now.registry()::entries)
                        .map(entry -> new Change(Optional.empty(), entry, entry.key()))
                        .toList();
                var by = new By("hub", "Registered before the registry had a log");
                record(connection, by, new Applied(new Plan(all), now.version()));
            }
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
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
