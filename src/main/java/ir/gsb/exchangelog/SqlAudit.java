package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What an audit reads. */
final class SqlAudit {

    private static final int MOST_STRAY = 1000;

    private static final String BUNDLES = "SELECT bundle, entries FROM log_bundle WHERE bundle BETWEEN ? AND ?";

    private static final String LEAVES = """
        SELECT idx, exchange_id, kind FROM log_leaf WHERE idx >= ? AND idx < ?
        """;

    private static final String VAULTS = """
        SELECT exchange_id, kind, sha256(int4send(key_id) || wrapped_key || content)
          FROM vault WHERE exchange_id = ANY (?)
        """;

    private static final String STRAY_RECORDS = """
        SELECT exchange_id, kind FROM record r
         WHERE exchange_id >= ?
           AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.exchange_id = r.exchange_id AND l.kind = r.kind)
         LIMIT ?
        """;

    private static final String STRAY_VAULTS = """
        SELECT exchange_id, kind FROM vault v
         WHERE exchange_id >= ?
           AND NOT EXISTS (SELECT FROM record r
                            WHERE r.exchange_id = v.exchange_id AND r.kind = v.kind AND r.vault_hash IS NOT NULL)
         LIMIT ?
        """;

    private static final String ERASED = """
        SELECT about FROM record WHERE kind = 3 AND outcome = 'erased' AND about IS NOT NULL
        """;

    private static final String ARCHIVED = """
        SELECT coalesce(sum(split_part(detail, ' ', 1)::bigint), 0)
          FROM record WHERE kind = 3 AND outcome = 'archived' AND detail ~ '^[0-9]{1,18} records in '
        """;

    /** The name of a record. */
    record Key(UUID exchange, int kind) {

        @Override
        public String toString() {
            return exchange + " " + RecordColumn.KIND.word(kind);
        }
    }

    /** A place in the log that a record has. */
    record Leaf(long index, Key key) {}

    private SqlAudit() {}

    /** All that is read afterwards is as it was at one moment. */
    static void freeze(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
    }

    static Map<Long, byte[]> bundles(Connection connection, long first, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BUNDLES)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                var bundles = new TreeMap<Long, byte[]>();
                while (row.next()) {
                    bundles.put(row.getLong(1), row.getBytes(2));
                }
                return bundles;
            }
        }
    }

    static List<Leaf> leaves(Connection connection, long from, long before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, from);
            statement.setLong(2, before);
            try (ResultSet row = statement.executeQuery()) {
                var leaves = new ArrayList<Leaf>();
                while (row.next()) {
                    leaves.add(new Leaf(row.getLong(1), new Key(row.getObject(2, UUID.class), row.getInt(3))));
                }
                return leaves;
            }
        }
    }

    static Map<Key, byte[]> vaultHashes(Connection connection, UUID... exchanges) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VAULTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", exchanges));
            try (ResultSet row = statement.executeQuery()) {
                var hashes = new HashMap<Key, byte[]>();
                while (row.next()) {
                    hashes.put(new Key(row.getObject(1, UUID.class), row.getInt(2)), row.getBytes(3));
                }
                return hashes;
            }
        }
    }

    /** Records without a place in the log, from this id on. */
    static List<Key> strayRecords(Connection connection, UUID from) throws SQLException {
        return keys(connection, STRAY_RECORDS, from);
    }

    /** Vault rows that no record tells of. */
    static List<Key> strayVaults(Connection connection, UUID from) throws SQLException {
        return keys(connection, STRAY_VAULTS, from);
    }

    private static List<Key> keys(Connection connection, String sql, UUID from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, from);
            statement.setInt(2, MOST_STRAY);
            try (ResultSet row = statement.executeQuery()) {
                var keys = new ArrayList<Key>();
                while (row.next()) {
                    keys.add(new Key(row.getObject(1, UUID.class), row.getInt(2)));
                }
                return keys;
            }
        }
    }

    /** Records that wait for their place. */
    static Set<Key> queued(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT entries FROM log_queue");
                ResultSet row = statement.executeQuery()) {
            var queued = new HashSet<Key>();
            while (row.next()) {
                QueuedEntry.read(row.getBytes(1)).forEach(one -> queued.add(new Key(one.exchange(), one.kind())));
            }
            return queued;
        }
    }

    /** How many records are in archive files, as the acts of the log tell. */
    static long archived(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ARCHIVED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The exchanges whose vault rows were erased by an act. */
    static Set<UUID> erased(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASED);
                ResultSet row = statement.executeQuery()) {
            var erased = new HashSet<UUID>();
            while (row.next()) {
                erased.add(row.getObject(1, UUID.class));
            }
            return erased;
        }
    }
}
