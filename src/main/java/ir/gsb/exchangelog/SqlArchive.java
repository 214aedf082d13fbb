package ir.gsb.exchangelog;

import ir.gsb.exchangelog.ArchivedRecord.VaultRow;
import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what is to be archived, keeps which files there are, and deletes what they hold. */
final class SqlArchive {

    private static final String COLUMNS = Arrays.stream(RecordRow.COLUMNS.split(", "))
            .map(column -> "r." + column)
            .collect(Collectors.joining(", "));

    /** An exchange is of the class of its acceptance; what the log has not yet, or a hold is on, stays; and so
     * do acts that explain why something is not there. */
    private static final String OVER = """
          FROM record r
          LEFT JOIN record a ON a.exchange_id = r.exchange_id AND a.kind = 1
          LEFT JOIN vault v ON v.exchange_id = r.exchange_id AND v.kind = r.kind
          JOIN log_leaf l ON l.exchange_id = r.exchange_id AND l.kind = r.kind
         WHERE r.exchange_id >= ? AND r.exchange_id < ?
           AND coalesce(a.retention, r.retention) = ?
           AND NOT (r.kind = 3 AND r.outcome IN ('erased', 'archived'))
           AND (NOT EXISTS (SELECT FROM legal_hold WHERE released_at IS NULL)
                OR NOT is_held(coalesce(CASE WHEN r.kind = 3 THEN r.about END, r.exchange_id)))
        """;

    private static final String CLASSES = """
        SELECT DISTINCT retention FROM record WHERE exchange_id >= ? AND exchange_id < ? ORDER BY retention
        """;

    private static final String UNFINISHED = """
        SELECT month, retention, number, file, sha256 FROM archive WHERE cleared_at IS NULL ORDER BY month, retention
        """;

    private static final String REGISTER = """
        INSERT INTO archive (month, retention, number, file, sha256, records, written_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String DELETE_RECORDS = """
        DELETE FROM record r USING unnest(?::uuid[], ?::int[], ?::bytea[]) AS d (exchange_id, kind, hash)
         WHERE r.exchange_id = d.exchange_id AND r.kind = d.kind AND r.entry = d.hash
        """;

    private static final String DELETE_PLACES = """
        DELETE FROM log_leaf l USING unnest(?::uuid[], ?::int[]) AS d (exchange_id, kind)
         WHERE l.exchange_id = d.exchange_id AND l.kind = d.kind
        """;

    private static final byte[][] NO_HASHES = {};

    /** An archive file by what the store says of it. */
    record Registered(YearMonth month, String retention, int number, String file, byte[] sha256) {}

    /**
     * A record as the store has it.
     *
     * @param wrappedKey the key of its vault row
     */
    record Leaving(ArchivedRecord record, Optional<byte[]> wrappedKey) {

        boolean isUnchanged() {
            return record.isUnchanged() && wrappedKey.map(record::isOpenedBy).orElse(true);
        }
    }

    private SqlArchive() {}

    static List<String> classes(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLASSES)) {
            setMonth(statement, month);
            try (ResultSet row = statement.executeQuery()) {
                var classes = new ArrayList<String>();
                while (row.next()) {
                    classes.add(row.getString(1));
                }
                return classes;
            }
        }
    }

    private static void setMonth(PreparedStatement statement, YearMonth month) throws SQLException {
        statement.setObject(1, SqlPartitions.first(month));
        statement.setObject(2, SqlPartitions.first(month.plusMonths(1)));
    }

    /** How many records of a month and class may be archived. */
    static long count(Connection connection, YearMonth month, String retention) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + OVER)) {
            setMonth(statement, month);
            statement.setString(3, retention);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The records that come after one, in the order of their ids and kinds. */
    static List<Leaving> page(
            Connection connection, YearMonth month, String retention, UUID afterId, int afterKind, int most)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS
                + ", v.key_id, v.wrapped_key, v.content AS vault_content, l.idx" + OVER
                + " AND (r.exchange_id, r.kind) > (?, ?) ORDER BY r.exchange_id, r.kind LIMIT ?")) {
            setMonth(statement, month);
            statement.setString(3, retention);
            statement.setObject(4, afterId);
            statement.setInt(5, afterKind);
            statement.setInt(6, most);
            try (ResultSet row = statement.executeQuery()) {
                var page = new ArrayList<Leaving>();
                while (row.next()) {
                    page.add(leaving(row));
                }
                return page;
            }
        }
    }

    private static Leaving leaving(ResultSet row) throws SQLException {
        StoredRecord stored = SqlRecords.read(row);
        byte[] content = row.getBytes("vault_content");
        var archived = new ArchivedRecord(
                new ExchangeId(stored.exchange()),
                stored.kind(),
                stored.text(),
                stored.salt(),
                stored.entry(),
                Optional.of(row.getLong("idx")),
                content == null ? Optional.empty() : Optional.of(new VaultRow(row.getInt("key_id"), content)));
        return new Leaving(archived, Optional.ofNullable(row.getBytes("wrapped_key")));
    }

    /** Files whose records are in the store still. */
    static List<Registered> unfinished(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED);
                ResultSet row = statement.executeQuery()) {
            var unfinished = new ArrayList<Registered>();
            while (row.next()) {
                unfinished.add(new Registered(
                        YearMonth.from(row.getObject(1, LocalDate.class)),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getBytes(5)));
            }
            return unfinished;
        }
    }

    /** Whether an exchange may be in a file and in the store at once. */
    static boolean isBeingCleared(Connection connection, UUID exchange) throws SQLException {
        Instant at = new ExchangeId(exchange).receivedAt();
        return unfinished(connection).stream()
                .anyMatch(file -> file.month().equals(YearMonth.from(at.atOffset(ZoneOffset.UTC))));
    }

    static int nextNumber(Connection connection, YearMonth month, String retention) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT coalesce(max(number), 0) + 1 FROM archive WHERE month = ? AND retention = ?")) {
            statement.setObject(1, month.atDay(1));
            statement.setString(2, retention);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    static void register(Connection connection, Registered file, long records, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGISTER)) {
            statement.setObject(1, file.month().atDay(1));
            statement.setString(2, file.retention());
            statement.setInt(3, file.number());
            statement.setString(4, file.file());
            statement.setBytes(5, file.sha256());
            statement.setLong(6, records);
            statement.setObject(7, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    static void cleared(Connection connection, Registered file, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE archive SET cleared_at = ? WHERE month = ? AND retention = ? AND number = ?")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setObject(2, file.month().atDay(1));
            statement.setString(3, file.retention());
            statement.setInt(4, file.number());
            statement.executeUpdate();
        }
    }

    /** Deletes what is in a file, byte for byte the same: a row that is not stays. */
    static void delete(Connection connection, List<ArchivedRecord> batch) throws SQLException {
        SqlArchived.leave(connection, batch);
        delete(
                connection,
                DELETE_RECORDS,
                batch,
                batch.stream().map(ArchivedRecord::entry).toArray(byte[][]::new));
        delete(connection, DELETE_PLACES, batch, NO_HASHES);
    }

    private static void delete(Connection connection, String what, List<ArchivedRecord> batch, byte[][] hashes)
            throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(what)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            batch.stream().map(one -> one.exchange().value()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", batch.stream().map(ArchivedRecord::kind).toArray()));
            if (hashes.length > 0) {
                statement.setArray(3, connection.createArrayOf("bytea", hashes));
            }
            statement.executeUpdate();
        }
    }
}
