package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something else that becomes durable with a record, in its transaction, or not at all: a statement that returns nothing.
 * Those of one transaction that differ in their values only go to the server together.
 */
public final class SqlRider {

    private final String sql;
    private final @Nullable Object[] values;

    private SqlRider(String sql, @Nullable Object[] values) {
        this.sql = sql;
        this.values = values;
    }

    public static SqlRider of(String sql, @Nullable Object... values) {
        return new SqlRider(sql, Arrays.copyOf(values, values.length));
    }

    /** Writes all of them; none may need what another of the same transaction writes. */
    public static void write(Connection connection, List<SqlRider> riders) throws SQLException {
        Map<String, PreparedStatement> statements = new LinkedHashMap<>();
        try {
            for (SqlRider rider : riders) {
                PreparedStatement statement = statements.get(rider.sql);
                if (statement == null) {
                    statement = connection.prepareStatement(rider.sql);
                    statements.put(rider.sql, statement);
                }
                for (int i = 0; i < rider.values.length; i++) {
                    statement.setObject(i + 1, rider.values[i]);
                }
                statement.addBatch();
            }
            for (PreparedStatement statement : statements.values()) {
                statement.executeBatch();
            }
        } finally {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        }
    }
}
