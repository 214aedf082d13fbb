package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlSweep.Unfinished;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a node left open, and the lock that tells whether it is the only one of its name. */
final class SqlNode {

    private static final int LOCKS = 0x6773_6202;

    private static final String UNFINISHED = """
        SELECT a.exchange_id, a.client, a.message_id, a.retention
          FROM record a
         WHERE a.exchange_id >= (SELECT settled_until FROM sweep) AND a.kind = 1 AND a.node = ?
           AND NOT EXISTS (SELECT FROM record e WHERE e.exchange_id = a.exchange_id AND e.kind = 2)
           AND NOT EXISTS (SELECT FROM deferred d WHERE d.exchange_id = a.exchange_id)
        """;

    private static final String FREE = """
        DELETE FROM message_claim c
         WHERE c.claimed_at >= ? AND c.node = ?
           AND NOT EXISTS (SELECT FROM record r WHERE r.exchange_id = c.exchange_id AND r.kind = 2)
           AND NOT EXISTS (SELECT FROM deferred d WHERE d.exchange_id = c.exchange_id)
        """;

    private SqlNode() {}

    /** Takes the lock for as long as the connection is open; a killed hub's connection may take a moment to go. */
    static boolean isAlone(Connection connection, String node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, LOCKS);
            statement.setString(2, node);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void leave(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
            statement.execute();
        }
    }

    static List<Unfinished> unfinished(Connection connection, String node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setString(1, node);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<Unfinished>();
                while (rows.next()) {
                    found.add(Unfinished.of(rows));
                }
                return found;
            }
        }
    }

    /** Frees what the node claimed since then and did not end. */
    static void free(Connection connection, String node, long since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FREE)) {
            statement.setLong(1, since);
            statement.setString(2, node);
            statement.executeUpdate();
        }
    }
}
