package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes the monthly partitions of what is kept by exchange id, ahead of time. */
final class SqlPartitions {

    private static final int LOCK = 0x6773_6203;
    private static final int MONTHS_BACK = 1;
    private static final int MONTHS_AHEAD = 3;

    /** Ciphertext that fits into a page is kept in it. */
    private static final Map<String, String> OPTIONS = Map.of("vault", " WITH (toast_tuple_target = 4080)");

    private final DataSource source;
    private final List<String> tables;

    SqlPartitions(DataSource source, String... tables) {
        this.source = source;
        this.tables = List.of(tables);
    }

    /** Makes those from a month before to three months after this time that are not there yet. */
    void ensure(Instant now) throws SQLException {
        YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
                for (int i = -MONTHS_BACK; i <= MONTHS_AHEAD; i++) {
                    for (String table : present(statement)) {
                        statement.execute(partition(table, month.plusMonths(i)));
                    }
                }
                connection.commit();
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** A table that a later migration brings is passed over until it is there. */
    private List<String> present(Statement statement) throws SQLException {
        var present = new ArrayList<String>();
        for (String table : tables) {
            if (isThere(statement, table)) {
                present.add(table);
            }
        }
        return present;
    }

    private static boolean isThere(Statement statement, String table) throws SQLException {
        return isTrue(statement, "SELECT to_regclass('" + table + "') IS NOT NULL");
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The months that there are partitions of. */
    static List<YearMonth> months(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                    SELECT substring(c.relname FROM '\\d{4}_\\d\\d$')
                      FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
                     WHERE i.inhparent = 'record'::regclass ORDER BY 1
                    """)) {
            var months = new ArrayList<YearMonth>();
            while (row.next()) {
                months.add(YearMonth.parse(row.getString(1).replace('_', '-')));
            }
            return months;
        }
    }

    /**
     * Drops a month's partitions that hold nothing; says whether there is none left.
     *
     * @throws SQLException also if others do not let go of them in time
     */
    boolean dropEmpty(Connection connection, YearMonth month) throws SQLException {
        boolean all = true;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '500ms'");
            for (String table : present(statement)) {
                all &= dropEmpty(statement, table, name(table, month));
            }
        }
        return all;
    }

    private static boolean dropEmpty(Statement statement, String table, String partition) throws SQLException {
        if (!isThere(statement, partition)) {
            return true;
        }
        if (!isTrue(statement, "SELECT NOT EXISTS (SELECT FROM " + partition + ")")) {
            return false;
        }
        statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        if (!isTrue(statement, "SELECT NOT EXISTS (SELECT FROM " + partition + ")")) {
            return false;
        }
        statement.execute("DROP TABLE " + partition);
        return true;
    }

    private static String partition(String table, YearMonth month) {
        return "CREATE TABLE IF NOT EXISTS " + name(table, month) + " PARTITION OF " + table + " FOR VALUES FROM ('"
                + first(month) + "') TO ('" + first(month.plusMonths(1)) + "')" + OPTIONS.getOrDefault(table, "");
    }

    /** {@code record_2026_11}. */
    static String name(String table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }

    /** The smallest id of a month (UTC). */
    static UUID first(YearMonth month) {
        long millis = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        return new UUID(millis << 16, 0);
    }
}
