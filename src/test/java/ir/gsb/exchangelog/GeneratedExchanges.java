package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Fills the table record with invented exchanges, fast, without a hub: twenty clients of very different size, twelve
 * inquiries, a few thousand users. One in twenty is refused before it is accepted; one in a million has the outcome
 * provider-signature-invalid.
 */
public final class GeneratedExchanges {

    private static final int PART = 200_000;

    private static final String INSERT = """
        WITH drawn AS MATERIALIZED (
            SELECT i, ms, encode(int8send((ms << 16) | 28672 | (i & 4095)) || set_byte(
                              substr(uuid_send(gen_random_uuid()), 9, 8), 0, 128), 'hex')::uuid AS id,
                   floor(20 * power(random(), 2))::int AS c, floor(12 * power(random(), 2))::int AS q,
                   floor(300 * power(random(), 2))::int AS u, random() AS luck,
                   CASE WHEN random() < 0.3 THEN lpad((random() * 1e12)::bigint::text, 15, '9') END AS code,
                   decode(md5(floor(2e6 * random())::text), 'hex') AS subject
              FROM (SELECT i, ?::bigint + floor(i * ?::float8)::bigint AS ms
                      FROM generate_series(?::bigint, ?::bigint) i)),
        told AS MATERIALIZED (
            SELECT d.*, (i % 20) <> 7 AS accepted,
                   CASE WHEN (i % 20) = 7 THEN (CASE WHEN luck < 0.7 THEN 'access-denied' ELSE 'schema-violation' END)
                        WHEN i % 1000000 = 500010 THEN 'provider-signature-invalid'
                        WHEN luck < 0.60 THEN 'FOUND' WHEN luck < 0.80 THEN 'MATCH' WHEN luck < 0.90 THEN 'NO_MATCH'
                        WHEN luck < 0.98 THEN 'NOT_FOUND' ELSE 'provider-timeout' END AS outcome
              FROM drawn d),
        accepted AS (
            INSERT INTO record (exchange_id, kind, protocol, mode, request_size, at, node, retention, client, provider,
                                agreement, client_user, tracking_code, inquiry, message_id, thumbprint, algorithm,
                                subject_hash, source_hash, request_commitment, steps, vault_hash, salt, entry)
            SELECT id, 1, 0, i & 1, 700, to_timestamp(ms / 1000.0), 'node-1', 'usual', 'client-' || c || '/portal',
                   'provider-' || q % 5 || '/system', 'A-' || c || '-' || q, 'user-' || c || '-' || u, code,
                   'inquiry-' || q || '/v1', gen_random_uuid()::text, sha256('t'), 'ecdsa-p256-sha256', subject,
                   substr(sha256('s'), 1, 16), sha256(uuid_send(id)), '{0,300,500,700,800}', sha256(uuid_send(id)),
                   substr(sha256(uuid_send(id)), 1, 16), sha256(uuid_send(id))
              FROM told WHERE accepted)
        INSERT INTO record (exchange_id, kind, protocol, mode, status, request_size, answer_size, at, node, retention,
                            client, provider, agreement, client_user, inquiry, message_id, thumbprint, algorithm,
                            source_hash, answer_commitment, outcome, detail, steps, vault_hash, salt, entry)
        SELECT id, 2, CASE WHEN NOT accepted THEN 0 END, NULL, CASE WHEN accepted THEN 200 ELSE 403 END,
               CASE WHEN NOT accepted THEN 700 END, 300, to_timestamp(ms / 1000.0) + interval '30 ms', 'node-1', 'usual',
               CASE WHEN NOT accepted THEN 'client-' || c || '/portal' END, NULL, NULL,
               CASE WHEN NOT accepted THEN 'user-' || c || '-' || u END,
               CASE WHEN NOT accepted THEN 'inquiry-' || q || '/v1' END,
               CASE WHEN NOT accepted THEN gen_random_uuid()::text END,
               CASE WHEN NOT accepted THEN sha256('t') END, CASE WHEN NOT accepted THEN 'ecdsa-p256-sha256' END,
               CASE WHEN NOT accepted THEN substr(sha256('s'), 1, 16) END, sha256(uuid_send(id)), outcome,
               CASE WHEN NOT accepted THEN 'Ask for an agreement.' END,
               ARRAY[0, 300, 500, 700, 800, 1500, 9000 + (luck * 40000)::int, 9100, 9500], sha256(uuid_send(id)),
               substr(sha256(uuid_send(id)), 1, 16), sha256(uuid_send(id))
          FROM told
        """;

    private GeneratedExchanges() {}

    /** Spreads so many exchanges evenly over a time, in parts that are reported, and measures the table. */
    public static void fill(DataSource source, long exchanges, Instant from, Duration during) throws SQLException {
        try (Connection connection = source.getConnection()) {
            partition(connection, from, during);
            double millisEach = (double) during.toMillis() / exchanges;
            for (long done = 0; done < exchanges; done += PART) {
                insert(connection, from, millisEach, done, Math.min(exchanges, done + PART) - 1);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE) record");
            }
        }
    }

    private static void insert(Connection connection, Instant from, double millisEach, long first, long last)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, from.toEpochMilli());
            statement.setDouble(2, millisEach);
            statement.setLong(3, first);
            statement.setLong(4, last);
            statement.executeUpdate();
        }
    }

    private static void partition(Connection connection, Instant from, Duration during) throws SQLException {
        YearMonth end = YearMonth.from(from.plus(during).atOffset(ZoneOffset.UTC));
        try (Statement statement = connection.createStatement()) {
            for (YearMonth month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
                    !month.isAfter(end);
                    month = month.plusMonths(1)) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS record_%04d_%02d PARTITION OF record FOR VALUES FROM ('%s') TO ('%s')"
                                .formatted(
                                        month.getYear(),
                                        month.getMonthValue(),
                                        first(month),
                                        first(month.plusMonths(1))));
            }
        }
    }

    private static UUID first(YearMonth month) {
        return new UUID(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() << 16, 0);
    }
}
