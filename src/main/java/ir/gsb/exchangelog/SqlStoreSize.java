package ir.gsb.exchangelog;

import ir.gsb.exchangelog.StoreSize.Month;
import ir.gsb.exchangelog.StoreSize.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Measures the store, and keeps a row a day of it. */
final class SqlStoreSize {

    /** Partitions by their month, the log's other tables without one. */
    private static final String SIZES = """
        SELECT t.month,
               coalesce(sum(t.bytes) FILTER (WHERE t.relname ~ '^record'), 0)   AS records,
               coalesce(sum(t.bytes) FILTER (WHERE t.relname ~ '^vault'), 0)    AS vault,
               coalesce(sum(t.bytes) FILTER (WHERE t.relname ~ '^log_'), 0)     AS log,
               coalesce(sum(t.indexes), 0)                                      AS indexes
          FROM (SELECT c.relname, substring(c.relname FROM '\\d{4}_\\d\\d$') AS month,
                       pg_table_size(c.oid) AS bytes, pg_indexes_size(c.oid) AS indexes
                  FROM pg_catalog.pg_class c
                 WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
                   AND c.relname ~ '^(record_|vault_|log_)') t
         GROUP BY t.month ORDER BY t.month NULLS FIRST
        """;

    private static final String NOTE = """
        INSERT INTO store_size (day, bytes) VALUES (?, pg_database_size(current_database()))
        ON CONFLICT (day) DO NOTHING
        """;

    private static final String SINCE = """
        SELECT day, bytes FROM store_size WHERE day >= ? AND day < ? ORDER BY day LIMIT 1
        """;

    /** What the store was on a day. */
    record Then(LocalDate day, long bytes) {}

    private SqlStoreSize() {}

    static StoreSize measure(Connection connection) throws SQLException {
        var months = new ArrayList<Month>();
        var sum = new Part(0, 0, 0, 0);
        try (PreparedStatement statement = connection.prepareStatement(SIZES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                var part = new Part(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
                String month = row.getString(1);
                if (month != null) {
                    months.add(new Month(YearMonth.parse(month.replace('_', '-')), part));
                }
                sum = new Part(
                        sum.records() + part.records(),
                        sum.vault() + part.vault(),
                        sum.log() + part.log(),
                        sum.indexes() + part.indexes());
            }
        }
        return new StoreSize(all(connection), List.copyOf(months), sum);
    }

    private static long all(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_database_size(current_database())");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static void note(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, day);
            statement.executeUpdate();
        }
    }

    /** The first size that was noted from one day to before another. */
    static Optional<Then> since(Connection connection, LocalDate from, LocalDate before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, from);
            statement.setObject(2, before);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Then(row.getObject(1, LocalDate.class), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** When the first exchange of a month began, if there is one. */
    static Optional<Long> firstOf(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            SELECT exchange_id FROM record WHERE exchange_id >= ? AND exchange_id < ? ORDER BY exchange_id LIMIT 1
            """)) {
            statement.setObject(1, SqlPartitions.first(month));
            statement.setObject(2, SqlPartitions.first(month.plusMonths(1)));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, UUID.class).getMostSignificantBits() >>> 16)
                        : Optional.empty();
            }
        }
    }
}
