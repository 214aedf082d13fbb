package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Work that is done as a whole or not at all, and the locks by which such work keeps out of each other's way. */
final class SqlTransaction {

    /** Held by who moves records into archive files, for as long as it takes. */
    private static final int ARCHIVE = 0x6773_6209;

    private static final long TIME_SHIFT = 16;

    interface Work<R> {
        R run(Connection connection) throws SQLException;
    }

    private SqlTransaction() {}

    static <R> R run(DataSource source, Work<R> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                R result = work.run(connection);
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

    /** Whether nobody archives now; nobody will before this transaction is over. */
    static boolean keepsArchivingOff(Connection connection) throws SQLException {
        return locks(connection, "SELECT pg_try_advisory_xact_lock_shared(?)");
    }

    /** Whether this connection alone may archive, until it is closed. */
    static boolean mayArchive(Connection connection) throws SQLException {
        return locks(connection, "SELECT pg_try_advisory_lock(?)");
    }

    static void endArchiving(Connection connection) throws SQLException {
        locks(connection, "SELECT pg_advisory_unlock(?)");
    }

    private static boolean locks(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setLong(1, ARCHIVE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The smallest id of a millisecond. */
    static UUID firstIdAt(long epochMillis) {
        return new UUID(epochMillis << TIME_SHIFT, 0);
    }
}
