package ir.gsb.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One statement, one transaction. */
final class SqlRows {

    @FunctionalInterface
    interface Row<R> {
        R of(ResultSet row) throws SQLException;
    }

    private SqlRows() {}

    static <R> List<R> rows(DataSource source, String sql, Row<R> row, @Nullable Object... values) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return rows(connection, sql, row, values);
        }
    }

    static <R> List<R> rows(Connection connection, String sql, Row<R> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                var all = new ArrayList<R>();
                while (found.next()) {
                    all.add(row.of(found));
                }
                return all;
            }
        }
    }

    static int update(DataSource source, String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return update(connection, sql, values);
        }
    }

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
