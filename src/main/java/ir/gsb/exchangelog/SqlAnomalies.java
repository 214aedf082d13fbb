package ir.gsb.exchangelog;

import ir.gsb.message.Party;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks for what is unusual, in PostgreSQL. */
final class SqlAnomalies {

    /** How far back it is known what is usual. */
    private static final Duration BEFORE = Duration.ofDays(14);

    private static final String BUSY = """
        WITH days AS (
            SELECT client, client_user, date_trunc('day', uuid_extract_timestamp(exchange_id), 'Asia/Tehran') AS day,
                   count(*) AS asked, min(uuid_extract_timestamp(exchange_id)) AS first,
                   max(uuid_extract_timestamp(exchange_id)) AS last
              FROM record
             WHERE client_user IS NOT NULL AND kind < 3 AND exchange_id > ? AND exchange_id < ?
             GROUP BY client, client_user, day),
        judged AS (
            SELECT *, (sum(asked) OVER (PARTITION BY client, client_user) - asked) / ?::float8 AS usual FROM days)
        SELECT client, client_user, NULL::bytea AS subject, asked, usual, first, last FROM judged
         WHERE asked >= 50 AND asked > 5 * usual AND last >= ?
         ORDER BY asked / (usual + 1) DESC LIMIT 50
        """;

    private static final String OUT_OF_HOURS = """
        SELECT client, client_user, NULL::bytea AS subject, count(*) AS asked, NULL::float8 AS usual,
               min(at) AS first, max(at) AS last
          FROM (SELECT client, client_user, uuid_extract_timestamp(exchange_id) AS at,
                       uuid_extract_timestamp(exchange_id) AT TIME ZONE 'Asia/Tehran' AS clock
                  FROM record WHERE kind < 3 AND mode = 1 AND exchange_id > ? AND exchange_id < ?)
         WHERE extract(hour FROM clock) NOT BETWEEN 6 AND 18 OR extract(isodow FROM clock) IN (4, 5)
         GROUP BY client, client_user ORDER BY asked DESC LIMIT 50
        """;

    private static final String MISSES = """
        SELECT NULL::text AS client, NULL::text AS client_user, a.subject_hash AS subject, count(*) AS asked,
               NULL::float8 AS usual, min(uuid_extract_timestamp(a.exchange_id)) AS first,
               max(uuid_extract_timestamp(a.exchange_id)) AS last
          FROM record e JOIN record a ON a.exchange_id = e.exchange_id AND a.kind = 1
         WHERE e.kind = 2 AND e.outcome IN ('NOT_FOUND', 'NO_MATCH') AND e.exchange_id > ? AND e.exchange_id < ?
           AND a.exchange_id > ? AND a.exchange_id < ? AND a.subject_hash IS NOT NULL
         GROUP BY a.subject_hash HAVING count(*) >= 5 ORDER BY asked DESC LIMIT 50
        """;

    private final SqlReading reading;

    SqlAnomalies(SqlReading reading) {
        this.reading = reading;
    }

    List<Anomaly> busyUsers(Instant from, Instant until) {
        long otherDays = Math.max(1, Duration.between(from, until).plus(BEFORE).toDays() - 1);
        return reading.whole(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BUSY)) {
                setRange(statement, 1, from.minus(BEFORE), until);
                statement.setDouble(3, otherDays);
                statement.setObject(4, from.atOffset(ZoneOffset.UTC));
                return anomalies(Anomaly.Kind.BUSY_USER, statement);
            }
        });
    }

    List<Anomaly> outOfHours(Instant from, Instant until) {
        return reading.whole(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OUT_OF_HOURS)) {
                setRange(statement, 1, from, until);
                return anomalies(Anomaly.Kind.OUT_OF_HOURS, statement);
            }
        });
    }

    List<Anomaly> manyMisses(Instant from, Instant until) {
        return reading.whole(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MISSES)) {
                setRange(statement, 1, from, until);
                setRange(statement, 3, from, until);
                return anomalies(Anomaly.Kind.MANY_MISSES, statement);
            }
        });
    }

    private static void setRange(PreparedStatement statement, int at, Instant from, Instant until) throws SQLException {
        UUID first = SqlFound.firstIdAt(from);
        statement.setObject(at, first);
        statement.setObject(at + 1, SqlFound.firstIdAt(until));
    }

    private static List<Anomaly> anomalies(Anomaly.Kind kind, PreparedStatement statement) throws SQLException {
        List<Anomaly> anomalies = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                double usual = row.getDouble("usual");
                Optional<Double> expected = row.wasNull() ? Optional.empty() : Optional.of(usual);
                anomalies.add(new Anomaly(
                        kind,
                        SqlFound.text(row, "client").map(Party::parse),
                        SqlFound.text(row, "client_user"),
                        Optional.ofNullable(row.getBytes("subject")).map(HexFormat.of()::formatHex),
                        row.getLong("asked"),
                        expected,
                        SqlFound.instant(row, "first").orElseThrow(),
                        SqlFound.instant(row, "last").orElseThrow()));
            }
        }
        return anomalies;
    }
}
