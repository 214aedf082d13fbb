package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.SqlAudit.Key;
import ir.gsb.exchangelog.SqlAudit.Leaf;
import ir.gsb.exchangelog.Tampering.Kind;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Finds rows that the log knows nothing of, and what is there to lean on. Within a transaction. */
final class SqlStrays {

    private static final int AT_ONCE = 1000;

    private static final String LEAVES = """
        SELECT idx, exchange_id, kind FROM log_leaf WHERE idx < 0 OR idx >= ? LIMIT 1000
        """;

    private static final String RECORDS = """
        SELECT exchange_id, kind, entry FROM record r
         WHERE exchange_id >= ?
           AND NOT EXISTS (SELECT FROM log_leaf l WHERE l.exchange_id = r.exchange_id AND l.kind = r.kind)
        """;

    private static final String VAULTS = """
        SELECT exchange_id, kind FROM vault v
         WHERE exchange_id >= ?
           AND NOT EXISTS (SELECT FROM record r
                            WHERE r.exchange_id = v.exchange_id AND r.kind = v.kind AND r.vault_hash IS NOT NULL)
         LIMIT ?
        """;

    private static final String REGISTRY_ACTS = """
        SELECT exchange_id, detail FROM record
         WHERE kind = 3 AND outcome = 'registry-changed' AND exchange_id >= ?
        """;

    /** Says whether a record without a place is in order. */
    interface Judge {
        boolean isFine(Key key, byte[] entry);
    }

    private SqlStrays() {}

    /** What acts say that changes of the registry hash to, by their id. */
    static Map<UUID, String> registryActs(Connection connection, UUID from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGISTRY_ACTS)) {
            statement.setObject(1, from);
            try (ResultSet row = statement.executeQuery()) {
                var acts = new HashMap<UUID, String>();
                while (row.next()) {
                    acts.put(row.getObject(1, UUID.class), RegistryActs.hashIn(String.valueOf(row.getString(2))));
                }
                return acts;
            }
        }
    }

    /** Places that the log does not have. */
    static List<Leaf> leaves(Connection connection, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, size);
            try (ResultSet row = statement.executeQuery()) {
                var leaves = new ArrayList<Leaf>();
                while (row.next()) {
                    leaves.add(new Leaf(row.getLong(1), new Key(row.getObject(2, UUID.class), row.getInt(3))));
                }
                return leaves;
            }
        }
    }

    /** Shows records without a place, from this id on, until so many of them are not fine. */
    static void records(Connection connection, UUID from, int most, Judge judge) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setFetchSize(AT_ONCE);
            statement.setObject(1, from);
            try (ResultSet row = statement.executeQuery()) {
                int left = most;
                while (left > 0 && row.next()) {
                    var key = new Key(row.getObject(1, UUID.class), row.getInt(2));
                    left -= judge.isFine(key, row.getBytes(3)) ? 0 : 1;
                }
            }
        }
    }

    /** Vault rows that no record tells of. */
    static List<Key> vaults(Connection connection, UUID from, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VAULTS)) {
            statement.setObject(1, from);
            statement.setInt(2, most);
            try (ResultSet row = statement.executeQuery()) {
                var keys = new ArrayList<Key>();
                while (row.next()) {
                    keys.add(new Key(row.getObject(1, UUID.class), row.getInt(2)));
                }
                return keys;
            }
        }
    }

    /** What waits for its place, and the entry that it will have. */
    static Map<Key, byte[]> queued(Connection connection, Findings findings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT batch, entries FROM log_queue");
                ResultSet row = statement.executeQuery()) {
            var queued = new HashMap<Key, byte[]>();
            while (row.next()) {
                try {
                    QueuedEntry.read(row.getBytes(2))
                            .forEach(one -> queued.put(new Key(one.exchange(), one.kind()), one.entry()));
                } catch (IllegalArgumentException malformed) {
                    findings.add(
                            Kind.ENTRY_CHANGED, "log_queue " + row.getLong(1), String.valueOf(malformed.getMessage()));
                }
            }
            return queued;
        }
    }

    static Set<Integer> wrappingKeys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT id FROM wrapping_key");
                ResultSet row = statement.executeQuery()) {
            var ids = new HashSet<Integer>();
            while (row.next()) {
                ids.add(row.getInt(1));
            }
            return ids;
        }
    }

    /** The SHA-256 of each certificate that is kept, computed anew. */
    static Set<ByteBuffer> certificates(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT thumbprint FROM certificate_seen WHERE sha256(der) = thumbprint");
                ResultSet row = statement.executeQuery()) {
            var thumbprints = new HashSet<ByteBuffer>();
            while (row.next()) {
                thumbprints.add(ByteBuffer.wrap(row.getBytes(1)));
            }
            return thumbprints;
        }
    }
}
