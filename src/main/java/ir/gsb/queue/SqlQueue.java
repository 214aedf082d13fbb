package ir.gsb.queue;

import ir.gsb.exchangelog.SqlRider;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The exchanges that wait, and who carries them out. A row is taken by one worker, whatever the broker says. */
final class SqlQueue {

    private static final String ADD = """
        WITH line AS (
            INSERT INTO batch_line (batch, line, exchange_id, ended)
            SELECT b, ?, ?, false FROM (SELECT ?::uuid) AS of (b) WHERE b IS NOT NULL
        )
        INSERT INTO queue_item
            (exchange_id, client, provider, inquiry, idempotent, batch, deadline, next_at, queued_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String END = """
        WITH gone AS (DELETE FROM queue_item WHERE exchange_id = ? RETURNING batch),
             line AS (UPDATE batch_line SET ended = true WHERE exchange_id = ? AND batch = (SELECT batch FROM gone))
        INSERT INTO callback (exchange_id, client, next_at)
        SELECT ?, client, now() FROM (SELECT ?::text) AS of (client)
         WHERE client IS NOT NULL AND NOT EXISTS (SELECT FROM gone WHERE batch IS NOT NULL)
        ON CONFLICT DO NOTHING
        """;

    private static final String REFUSED = """
        INSERT INTO batch_line (batch, line, exchange_id, ended) VALUES (?, ?, ?, true)
        """;

    /** Who may be asked again need not be remembered as asked: only for others the claim is flushed. */
    private static final String CLAIM = """
        UPDATE queue_item
           SET state = 'RUNNING', attempts = attempts + 1, node = ?, lease_until = ?
         WHERE exchange_id = ? AND state = 'WAITING' AND next_at <= ?
        RETURNING exchange_id, client, provider, inquiry, idempotent, batch, attempts, deadline,
                  set_config('synchronous_commit', CASE WHEN idempotent THEN 'off' ELSE 'on' END, true)
        """;

    private static final String RELEASE = """
        UPDATE queue_item SET state = ?, next_at = ?, queued_at = ?, last_code = ?, lease_until = NULL
         WHERE exchange_id = ? AND state = 'RUNNING'
        """;

    private static final String LOST = """
        UPDATE queue_item
           SET state = CASE WHEN idempotent THEN 'WAITING' ELSE 'DOUBTFUL' END, lease_until = NULL,
               next_at = ?, queued_at = 'epoch'
         WHERE state = 'RUNNING' AND (lease_until < ? OR node = ?)
        """;

    private static final String TELL_AGAIN = """
        UPDATE queue_item SET queued_at = ?
         WHERE exchange_id IN (
            SELECT exchange_id FROM queue_item
             WHERE provider = ? AND state = 'WAITING' AND next_at <= ? AND queued_at < ?
             ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING exchange_id
        """;

    private static final String PROVIDERS = """
        SELECT DISTINCT provider FROM queue_item WHERE state = 'WAITING' AND next_at <= ? AND queued_at < ?
        """;

    private static final String OVER = """
        SELECT exchange_id, client, provider, inquiry, idempotent, batch, attempts, deadline, state
          FROM queue_item WHERE (deadline < ? AND state <> 'RUNNING') OR state = 'DROPPED' LIMIT ?
        """;

    private static final String UNDER_WAY = """
        SELECT count(*) FROM queue_item WHERE batch = ? AND state IN ('WAITING', 'RUNNING')
        """;

    private static final int AT_ONCE = 500;

    /** An exchange whose time is over, or that an operator dropped. */
    record Over(Item item, QueuedExchange.State state) {}

    private final DataSource source;
    private final Clock clock;

    SqlQueue(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Adds an exchange in the transaction of its acceptance. */
    SqlRider adding(Item item, Optional<Line> line) {
        Instant now = clock.instant();
        UUID exchange = item.exchange().value();
        UUID batch = line.map(Line::batch).map(ExchangeId::value).orElse(null);
        return SqlRider.of(
                ADD,
                line.map(Line::number).orElse(0),
                exchange,
                batch,
                exchange,
                item.client().toString(),
                item.provider().toString(),
                item.inquiry().toString(),
                item.idempotent(),
                batch,
                SqlRows.time(item.deadline()),
                SqlRows.time(now),
                SqlRows.time(now));
    }

    /**
     * Takes an exchange out in the transaction of its end.
     *
     * @param toBeTold the client, if it has an address to be told at; a line's is told of its batch
     */
    SqlRider ending(ExchangeId exchange, Optional<Party> toBeTold) {
        UUID id = exchange.value();
        return SqlRider.of(END, id, id, id, toBeTold.map(Party::toString).orElse(null));
    }

    /** Notes a line that ended as soon as it was read. */
    static SqlRider refusing(Line line, ExchangeId exchange) {
        return SqlRider.of(REFUSED, line.batch().value(), line.number(), exchange.value());
    }

    /** Takes an exchange for this node, unless it is not due or another has it. */
    Optional<Item> claim(ExchangeId exchange, String node, Duration lease) throws SQLException {
        Instant now = clock.instant();
        List<Item> taken = SqlRows.rows(
                source,
                CLAIM,
                SqlQueue::item,
                node,
                SqlRows.time(now.plus(lease)),
                exchange.value(),
                SqlRows.time(now));
        return taken.stream().findFirst();
    }

    /** Takes out what has ended already, or was never accepted. */
    void forget(ExchangeId exchange) throws SQLException {
        SqlRows.update(source, "DELETE FROM queue_item WHERE exchange_id = ?", exchange.value());
    }

    /** Whether the exchange is still to be ended. */
    boolean has(ExchangeId exchange) throws SQLException {
        return !SqlRows.rows(
                        source,
                        "SELECT 1 FROM queue_item WHERE exchange_id = ?",
                        row -> row.getInt(1),
                        exchange.value())
                .isEmpty();
    }

    /** Gives an exchange back. */
    void release(ExchangeId exchange, QueuedExchange.State to, Instant nextAt, String code) throws SQLException {
        SqlRows.update(source, RELEASE, to.name(), SqlRows.time(nextAt), SqlRows.time(nextAt), code, exchange.value());
    }

    /**
     * Frees what nodes left that fell: to be carried out again if that does no harm, else doubtful.
     *
     * @param restarted a node that has only just begun; empty for none
     */
    int freeLost(String restarted) throws SQLException {
        return SqlRows.update(source, LOST, SqlRows.time(clock.instant()), SqlRows.time(clock.instant()), restarted);
    }

    /** The providers for which something is due that the broker seems to have forgotten. */
    List<Party> forgotten(Duration after) throws SQLException {
        Instant now = clock.instant();
        return SqlRows.rows(
                source,
                PROVIDERS,
                row -> Party.parse(row.getString(1)),
                SqlRows.time(now),
                SqlRows.time(now.minus(after)));
    }

    /** Some of what the broker is to be told again. */
    List<ExchangeId> tellAgain(Party provider, Duration after) throws SQLException {
        Instant now = clock.instant();
        return SqlRows.rows(
                source,
                TELL_AGAIN,
                row -> new ExchangeId(row.getObject(1, UUID.class)),
                SqlRows.time(now),
                provider.toString(),
                SqlRows.time(now),
                SqlRows.time(now.minus(after)),
                AT_ONCE);
    }

    List<Over> over() throws SQLException {
        return SqlRows.rows(
                source,
                OVER,
                row -> new Over(item(row), QueuedExchange.State.valueOf(row.getString("state"))),
                SqlRows.time(clock.instant()),
                AT_ONCE);
    }

    /** How many lines of a batch are accepted and wait for their provider. */
    int underWay(ExchangeId batch) throws SQLException {
        return SqlRows.rows(source, UNDER_WAY, row -> row.getInt(1), batch.value())
                .getFirst();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                new ExchangeId(row.getObject("exchange_id", UUID.class)),
                Party.parse(row.getString("client")),
                Party.parse(row.getString("provider")),
                InquiryType.parse(row.getString("inquiry")),
                row.getBoolean("idempotent"),
                Optional.ofNullable(row.getObject("batch", UUID.class)).map(ExchangeId::new),
                row.getInt("attempts"),
                SqlRows.instant(row, "deadline"));
    }
}
