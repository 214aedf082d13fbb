package ir.gsb.exchangelog;

import ir.gsb.tlog.GrowingTree.Grown;
import ir.gsb.tlog.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The tables of the log, as the sequencer writes them. */
final class SqlLog {

    private static final long LOCK = 0x6773_6204L;

    /** The oldest rows, the first of them in any case. A row that is committed late comes late. */
    private static final String TAKE = """
        WITH oldest AS (SELECT batch, entries FROM log_queue ORDER BY batch LIMIT 2000),
             sized AS (SELECT batch, sum(length(entries)) OVER (ORDER BY batch) - length(entries) AS before FROM oldest)
        DELETE FROM log_queue q USING sized s
         WHERE q.batch = s.batch AND s.before < ?
        RETURNING q.batch, q.entries, q.seal
        """;

    /** One that is queued twice keeps its first place; the entry is in the log in any case. */
    private static final String LEAVES = """
        INSERT INTO log_leaf (exchange_id, kind, idx)
        SELECT exchange_id, kind, ? + place - 1
          FROM unnest(?::uuid[], ?::smallint[]) WITH ORDINALITY AS n (exchange_id, kind, place)
        ON CONFLICT DO NOTHING
        """;

    private static final String BUNDLE = """
        INSERT INTO log_bundle AS b (bundle, entries) VALUES (?, ?)
        ON CONFLICT (bundle) DO UPDATE SET entries = b.entries || excluded.entries WHERE length(b.entries) = ?
        """;

    private static final String TILE = """
        INSERT INTO log_tile (level, tile, hashes) VALUES (?, ?, ?)
        ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes
        """;

    /** How large the tree is, and its root. */
    record State(long size, Hash root) {}

    /** What comes to a bundle that has so many bytes. */
    record Bundle(long number, int sizeBefore, byte[] more) {}

    private SqlLog() {}

    /** Takes the lock of the one sequencer, for as long as the connection is open. */
    static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void unlock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            statement.execute();
        }
    }

    /** Ends what failed; that failure is what the caller is told, not that of a connection which broke with it. */
    static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            // The connection is given up next.
        }
    }

    /** Reads the state, and keeps others from changing it until the transaction ends; what is committed is on disk. */
    static State lockState(Connection connection) throws SQLException {
        try (PreparedStatement durable = connection.prepareStatement("SET LOCAL synchronous_commit = on")) {
            durable.execute();
        }
        return state(connection, "SELECT size, root FROM log_state FOR UPDATE");
    }

    static State state(Connection connection) throws SQLException {
        return state(connection, "SELECT size, root FROM log_state");
    }

    private static State state(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("log_state has no row");
            }
            return new State(row.getLong(1), new Hash(row.getBytes(2)));
        }
    }

    /**
     * Removes entries from the queue, oldest first, and stops after so many bytes.
     *
     * @throws LogInconsistentException if any of them was not queued by a node of the hub
     */
    static List<QueuedEntry> take(Connection connection, MasterKeys keys, int bytes)
            throws SQLException, LogInconsistentException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, bytes);
            try (ResultSet rows = statement.executeQuery()) {
                var batches = new TreeMap<Long, byte[]>();
                while (rows.next()) {
                    if (!keys.isSealed(rows.getBytes(2), rows.getBytes(3))) {
                        throw new LogInconsistentException("log_queue " + rows.getLong(1)
                                + " was not written by the hub, or was changed; delete the row, and see what else was");
                    }
                    batches.put(rows.getLong(1), rows.getBytes(2));
                }
                List<QueuedEntry> taken = new ArrayList<>();
                batches.values().forEach(row -> taken.addAll(QueuedEntry.read(row)));
                return taken;
            }
        }
    }

    static void writeLeaves(Connection connection, long first, List<QueuedEntry> entries) throws SQLException {
        UUID[] exchanges = entries.stream().map(QueuedEntry::exchange).toArray(UUID[]::new);
        Short[] kinds = entries.stream().map(QueuedEntry::kind).toArray(Short[]::new);
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, first);
            statement.setArray(2, connection.createArrayOf("uuid", exchanges));
            statement.setArray(3, connection.createArrayOf("int2", kinds));
            statement.executeUpdate();
        }
    }

    static void writeBundles(Connection connection, List<Bundle> bundles)
            throws SQLException, LogInconsistentException {
        try (PreparedStatement statement = connection.prepareStatement(BUNDLE)) {
            for (Bundle bundle : bundles) {
                statement.setLong(1, bundle.number());
                statement.setBytes(2, bundle.more());
                statement.setInt(3, bundle.sizeBefore());
                statement.addBatch();
            }
            int[] written = statement.executeBatch();
            for (int i = 0; i < written.length; i++) {
                if (written[i] != 1) {
                    throw new LogInconsistentException(
                            "log_bundle " + bundles.get(i).number() + " does not hold the entries that it should");
                }
            }
        }
    }

    static void writeTiles(Connection connection, List<Grown> tiles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TILE)) {
            for (Grown grown : tiles) {
                statement.setInt(1, grown.tile().level());
                statement.setLong(2, grown.tile().index());
                statement.setBytes(3, grown.hashes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void writeState(Connection connection, State state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE log_state SET size = ?, root = ?")) {
            statement.setLong(1, state.size());
            statement.setBytes(2, state.root().bytes());
            statement.executeUpdate();
        }
    }

    /** Since when the oldest entry waits. */
    static Optional<Instant> waitingSince(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT min(at) FROM log_queue");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    /** How many entries wait. */
    static long lag(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT coalesce(sum(length(entries)), 0) FROM log_queue");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1) / QueuedEntry.SIZE;
        }
    }
}
