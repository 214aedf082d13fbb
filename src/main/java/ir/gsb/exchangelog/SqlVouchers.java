package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what outsiders said of checkpoints, believing nothing of it. Within a transaction. */
final class SqlVouchers {

    private static final int AT_ONCE = 500;

    private static final String NOTES = """
        SELECT size, note, kept AND NOT EXISTS (SELECT FROM log_timestamp t WHERE t.size = c.size)
          FROM log_checkpoint c WHERE size >= ? ORDER BY size
        """;

    private static final String STAMPS = """
        SELECT t.size, authority, token, note
          FROM log_timestamp t LEFT JOIN log_checkpoint c ON c.size = t.size
         WHERE t.size >= ? ORDER BY t.size, authority
        """;

    /** @param lonely whether it is kept, but no time-stamp of it tells why */
    record NoteSeen(long size, String note, boolean lonely) {}

    /** @param note of the checkpoint; absent if there is none */
    record StampSeen(
            long size,
            String authority,
            byte[] token,
            @Nullable String note) {}

    /** Is shown one row after the other. */
    interface Reader<T> {
        /** @return whether it wants more */
        boolean take(T row);
    }

    private SqlVouchers() {}

    static void notes(Connection connection, long from, Reader<NoteSeen> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTES)) {
            statement.setFetchSize(AT_ONCE);
            statement.setLong(1, from);
            try (ResultSet row = statement.executeQuery()) {
                boolean more = true;
                while (more && row.next()) {
                    more = reader.take(new NoteSeen(row.getLong(1), row.getString(2), row.getBoolean(3)));
                }
            }
        }
    }

    static void stamps(Connection connection, long from, Reader<StampSeen> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STAMPS)) {
            statement.setFetchSize(AT_ONCE);
            statement.setLong(1, from);
            try (ResultSet row = statement.executeQuery()) {
                boolean more = true;
                while (more && row.next()) {
                    more = reader.take(
                            new StampSeen(row.getLong(1), row.getString(2), row.getBytes(3), row.getString(4)));
                }
            }
        }
    }
}
