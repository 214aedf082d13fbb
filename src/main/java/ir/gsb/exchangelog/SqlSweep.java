package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds what is over. */
final class SqlSweep {

    private static final int LOCK = 0x6773_6201;
    private static final int BATCH = 5000;

    private static final String OLD_SIGNATURES = """
        DELETE FROM signature_seen WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM signature_seen WHERE until < ? LIMIT ? FOR UPDATE SKIP LOCKED))
        """;

    private static final String OLD_CLAIMS = """
        DELETE FROM message_claim WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM message_claim WHERE claimed_at < ? LIMIT ? FOR UPDATE SKIP LOCKED))
        """;

    private static final String OLD_COUNTS = """
        DELETE FROM attempt_count WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM attempt_count WHERE minute < ? LIMIT ? FOR UPDATE SKIP LOCKED))
        """;

    private static final String UNFINISHED = """
        SELECT a.exchange_id, a.client, a.message_id, a.retention
          FROM record a
         WHERE a.exchange_id >= (SELECT settled_until FROM sweep) AND a.exchange_id < ? AND a.kind = 1
           AND NOT EXISTS (SELECT FROM record e WHERE e.exchange_id = a.exchange_id AND e.kind = 2)
           AND NOT EXISTS (SELECT FROM deferred d WHERE d.exchange_id = a.exchange_id)
         ORDER BY a.exchange_id
         LIMIT ?
        """;

    /** An accepted exchange without an outcome. */
    record Unfinished(
            UUID exchange, String retention, @Nullable UUID claim) {

        /** From exchange_id, client, message_id and retention. */
        static Unfinished of(ResultSet row) throws SQLException {
            String messageId = row.getString(3);
            return new Unfinished(
                    row.getObject(1, UUID.class),
                    row.getString(4),
                    messageId == null ? null : ClaimKey.ofMessage(row.getString(2), messageId));
        }
    }

    /** Something to be done by one node at a time. */
    interface Alone<R> {
        R run(Connection connection) throws SQLException;
    }

    private final DataSource source;

    SqlSweep(DataSource source) {
        this.source = source;
    }

    /** Runs it in one transaction, unless another node is at it. */
    <R> Optional<R> alone(Alone<R> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<R> result = isAlone(connection) ? Optional.of(work.run(connection)) : Optional.empty();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Deletes a batch; says whether there may be more. */
    static boolean deleteSignatures(Connection connection, long before) throws SQLException {
        return delete(connection, OLD_SIGNATURES, before);
    }

    static boolean deleteClaims(Connection connection, long before) throws SQLException {
        return delete(connection, OLD_CLAIMS, before);
    }

    static boolean deleteCounts(Connection connection, long beforeMinute) throws SQLException {
        return delete(connection, OLD_COUNTS, beforeMinute);
    }

    private static boolean delete(Connection connection, String what, long before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(what)) {
            statement.setLong(1, before);
            statement.setInt(2, BATCH);
            return statement.executeUpdate() == BATCH;
        }
    }

    static List<Unfinished> unfinished(Connection connection, UUID until, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setObject(1, until);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<Unfinished>();
                while (rows.next()) {
                    found.add(Unfinished.of(rows));
                }
                return found;
            }
        }
    }

    /** Back too, where the clock was set back: else what begins now would count as settled before it ends. */
    static void settle(Connection connection, UUID until) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sweep SET settled_until = ? WHERE settled_until <> ?")) {
            statement.setObject(1, until);
            statement.setObject(2, until);
            statement.executeUpdate();
        }
    }
}
