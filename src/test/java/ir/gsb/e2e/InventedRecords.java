package ir.gsb.e2e;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** A month of invented exchanges, for pictures: usual ones, refused ones, and some that are worth a look. */
final class InventedRecords {

    private static final String FILL = """
        WITH drawn AS MATERIALIZED (
            SELECT i, CASE WHEN i % 8 = 0 THEN 1 ELSE floor(30 * power(random(), 2.2)) END AS day,
                   CASE WHEN i % 60 = 2 THEN 22 + random() WHEN i % 8 = 0 THEN 8 + 4 * random()
                        ELSE 7 + 5 * (random() + random()) END AS hour,
                   CASE WHEN i % 8 = 0 THEN 1 ELSE 1 + floor(5 * power(random(), 1.6))::int END AS c,
                   1 + floor(3 * power(random(), 1.5))::int AS q, random() AS luck, floor(random() * 7)::int AS u
              FROM generate_series(1, ?) i),
        timed AS MATERIALIZED (
            SELECT d.*, (extract(epoch FROM date_trunc('day', now(), 'Asia/Tehran')) * 1000
                         - day * 86400000 + hour * 3600000)::bigint AS ms FROM drawn d),
        told AS MATERIALIZED (
            SELECT t.*, encode(int8send((ms << 16) | 28672 | (i & 4095)) || set_byte(
                            substr(uuid_send(gen_random_uuid()), 9, 8), 0, 128), 'hex')::uuid AS id,
                   (ARRAY['tax/portal', 'municipality/permits', 'social-security/insurance-history-of-citizens',
                          'justice/enforcement', 'welfare/eligibility-household-support'])[c] AS client,
                   (ARRAY['civil-registry/population', 'post/addresses', 'companies-register/registered-companies'])[q]
                       AS provider,
                   (ARRAY['person-identity/v1', 'postal-address/v1', 'company-registration-details/v2'])[q] AS inquiry,
                   CASE WHEN i % 8 = 0 THEN 'n.rahimi-moghaddam' ELSE (ARRAY['m.karimi', 'z.ahmadi', 's.jafari',
                       'a.mousavi', 'h.ghorbani', 'f.sadeghi', 'r.ebrahimi'])[1 + u] END AS person,
                   i % 17 <> 3 AS accepted,
                   CASE WHEN i % 17 = 3 THEN (ARRAY['access-denied', 'schema-violation', 'signature-invalid',
                                                    'quota-exceeded', 'certificate-expired'])[1 + floor(5 * luck * luck)::int]
                        WHEN i % 90 = 1 THEN 'NOT_FOUND' WHEN luck < 0.62 THEN 'FOUND' WHEN luck < 0.80 THEN 'MATCH'
                        WHEN luck < 0.87 THEN 'NO_MATCH' WHEN luck < 0.95 THEN 'NOT_FOUND'
                        WHEN luck < 0.98 THEN 'provider-timeout' ELSE 'provider-answer-invalid' END AS outcome
              FROM timed t WHERE ms < extract(epoch FROM now()) * 1000 - 60000),
        accepted AS (
            INSERT INTO record (exchange_id, kind, protocol, mode, request_size, at, node, retention, client, provider,
                                agreement, client_user, tracking_code, inquiry, message_id, thumbprint, algorithm,
                                subject_hash, source_hash, request_commitment, steps, salt, entry)
            SELECT id, 1, i & 1, (i % 3 > 0)::int, 700, to_timestamp(ms / 1000.0), 'node-1', 'default', client, provider,
                   'A-' || 1000 + c * 10 + q, person, 'C-1405-' || 7000 + i, inquiry, gen_random_uuid()::text,
                   sha256('t'), 'ecdsa-p256-sha256', substr(sha256(convert_to(CASE WHEN i % 90 = 1 THEN 'x'
                       ELSE i::text END, 'UTF8')), 1, 16), substr(sha256('s'), 1, 16), sha256(uuid_send(id)),
                   '{0,300,500,700,800,1500}', substr(sha256(uuid_send(id)), 1, 16), sha256(uuid_send(id))
              FROM told WHERE accepted)
        INSERT INTO record (exchange_id, kind, protocol, status, request_size, answer_size, at, node, retention,
                            client, client_user, inquiry, message_id, thumbprint, algorithm, source_hash,
                            answer_commitment, outcome, detail, steps, salt, entry)
        SELECT id, 2, CASE WHEN NOT accepted THEN i & 1 END, CASE WHEN accepted THEN 200 ELSE 403 END,
               CASE WHEN NOT accepted THEN 700 END, 300, to_timestamp(ms / 1000.0) + interval '30 ms', 'node-1', 'default',
               CASE WHEN NOT accepted AND outcome NOT LIKE 'sig%' THEN client END,
               CASE WHEN NOT accepted THEN person END, CASE WHEN NOT accepted THEN inquiry END,
               CASE WHEN NOT accepted THEN gen_random_uuid()::text END,
               CASE WHEN NOT accepted THEN sha256('t') END, CASE WHEN NOT accepted THEN 'ecdsa-p256-sha256' END,
               CASE WHEN NOT accepted THEN substr(sha256('s'), 1, 16) END, sha256(uuid_send(id)), outcome,
               CASE WHEN NOT accepted THEN 'Ask for an agreement.' END,
               ARRAY[0, 300, 500, 700, 800, 1500, 9000 + (luck * luck * 90000)::int, 9100 + (luck * luck * 90000)::int,
                     9400 + (luck * luck * 90000)::int], substr(sha256(uuid_send(id)), 1, 16), sha256(uuid_send(id))
          FROM told
        """;

    private InventedRecords() {}

    static void fill(DataSource store, int exchanges) throws SQLException {
        YearMonth now = YearMonth.from(Instant.now().atOffset(ZoneOffset.UTC));
        try (var connection = store.getConnection();
                var statement = connection.createStatement();
                var fill = connection.prepareStatement(FILL)) {
            for (YearMonth month = now.minusMonths(2); !month.isAfter(now); month = month.plusMonths(1)) {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS record_%04d_%02d PARTITION OF record FOR VALUES FROM ('%s') TO ('%s')"
                                .formatted(
                                        month.getYear(),
                                        month.getMonthValue(),
                                        first(month),
                                        first(month.plusMonths(1))));
            }
            fill.setInt(1, exchanges);
            fill.executeUpdate();
            statement.execute("ANALYZE record");
        }
    }

    private static UUID first(YearMonth month) {
        return new UUID(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() << 16, 0);
    }
}
