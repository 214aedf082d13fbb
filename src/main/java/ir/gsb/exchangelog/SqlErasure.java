package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds and deletes what the vault has of exchanges. */
final class SqlErasure {

    private static final String ENDED = """
        SELECT bool_or(kind = 2) FROM record WHERE exchange_id = ? AND kind < 3
        """;

    /** Who gave the answer of an exchange again: its retries, and who looked at it; in the store and in files. */
    private static final String WITH_COPIES = """
        WITH of AS (
            SELECT ?::uuid AS exchange_id
            UNION ALL
            SELECT exchange_id FROM record WHERE replay_of = ? AND kind = 2
            UNION ALL
            SELECT exchange_id FROM record WHERE about = ? AND kind = 2)
        SELECT exchange_id FROM vault WHERE exchange_id IN (SELECT exchange_id FROM of)
        UNION
        SELECT exchange_id FROM archived_key WHERE exchange_id IN (SELECT exchange_id FROM of) OR copy_of = ?
        ORDER BY exchange_id
        """;

    private static final String OF_SUBJECT = """
        SELECT DISTINCT exchange_id FROM record
         WHERE subject_hash = ? AND exchange_id >= ? AND exchange_id < ? ORDER BY exchange_id LIMIT ?
        """;

    /** Those that no subject is known of: refused before that, or about something else. */
    private static final String OF_NO_SUBJECT = """
        SELECT DISTINCT v.exchange_id FROM vault v
         WHERE v.exchange_id >= ? AND v.exchange_id < ?
           AND NOT EXISTS (
               SELECT FROM record r WHERE r.exchange_id = v.exchange_id AND r.subject_hash IS NOT NULL)
         ORDER BY v.exchange_id LIMIT ?
        """;

    private SqlErasure() {}

    /** No hold is placed before this transaction is over. */
    static void keepHoldsOff(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE legal_hold IN SHARE MODE");
        }
    }

    /** Whether an exchange has ended; nothing if it is not there. */
    static Optional<Boolean> ended(Connection connection, UUID exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDED)) {
            statement.setObject(1, exchange);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                boolean ended = row.getBoolean(1);
                return row.wasNull() ? Optional.empty() : Optional.of(ended);
            }
        }
    }

    /** The exchange and those that hold a copy of its answer, as far as the vault has something of them. */
    static List<UUID> withCopies(Connection connection, UUID exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WITH_COPIES)) {
            for (int i = 1; i <= 4; i++) {
                statement.setObject(i, exchange);
            }
            return ids(statement);
        }
    }

    static List<UUID> ofSubject(Connection connection, byte[] subjectHash, UUID from, UUID until, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SUBJECT)) {
            statement.setBytes(1, subjectHash);
            statement.setObject(2, from);
            statement.setObject(3, until);
            statement.setInt(4, most);
            return ids(statement);
        }
    }

    static List<UUID> ofNoSubject(Connection connection, UUID from, UUID until, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_NO_SUBJECT)) {
            statement.setObject(1, from);
            statement.setObject(2, until);
            statement.setInt(3, most);
            return ids(statement);
        }
    }

    private static List<UUID> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            var ids = new ArrayList<UUID>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    static boolean isHeld(Connection connection, UUID exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT is_held(?)")) {
            statement.setObject(1, exchange);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static void delete(Connection connection, UUID exchange) throws SQLException {
        for (String table : List.of("vault", "archived_key")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE exchange_id = ?")) {
                statement.setObject(1, exchange);
                statement.executeUpdate();
            }
        }
    }
}
