package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What an audit reads. */
final class SqlAudit {

    private static final String BUNDLES = "SELECT bundle, entries FROM log_bundle WHERE bundle BETWEEN ? AND ?";

    private static final String LEAVES = """
        SELECT idx, exchange_id, kind FROM log_leaf WHERE idx >= ? AND idx < ?
        """;

    private static final String VAULTS = """
        SELECT exchange_id, kind, key_id, sha256(int4send(key_id) || wrapped_key || content)
          FROM vault WHERE exchange_id = ANY (?)
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

    /** What a vault row is: the key it leans on, and the hash that its record should have. */
    record VaultSeen(int keyId, byte[] hash) {}

    /** A checkpoint as its row has it. */
    record CheckpointSeen(long size, byte[] root, String note) {}

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

    static Map<Key, VaultSeen> vaults(Connection connection, UUID... exchanges) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VAULTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", exchanges));
            try (ResultSet row = statement.executeQuery()) {
                var vaults = new HashMap<Key, VaultSeen>();
                while (row.next()) {
                    vaults.put(
                            new Key(row.getObject(1, UUID.class), row.getInt(2)),
                            new VaultSeen(row.getInt(3), row.getBytes(4)));
                }
                return vaults;
            }
        }
    }

    /** All checkpoints, the latest first, believing nothing of them. */
    static List<CheckpointSeen> checkpoints(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT size, root, note FROM log_checkpoint ORDER BY size DESC");
                ResultSet row = statement.executeQuery()) {
            var checkpoints = new ArrayList<CheckpointSeen>();
            while (row.next()) {
                checkpoints.add(new CheckpointSeen(row.getLong(1), row.getBytes(2), row.getString(3)));
            }
            return checkpoints;
        }
    }
}
