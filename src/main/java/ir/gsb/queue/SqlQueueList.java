package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What operators and clients see of the queue, and what operators do with it. */
final class SqlQueueList {

    private static final String COLUMNS = """
        SELECT exchange_id, client, provider, inquiry, batch, state, attempts, next_at, deadline, last_code
          FROM queue_item
        """;

    private static final String LIST = COLUMNS + """
         WHERE state = ANY (string_to_array(?, ',')) AND (?::text IS NULL OR provider = ?)
           AND (?::text IS NULL OR inquiry = ?) AND (?::uuid IS NULL OR exchange_id > ?)
         ORDER BY exchange_id LIMIT ?
        """;

    private static final String FIND = COLUMNS + " WHERE exchange_id = ?";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String COUNTS = """
        SELECT provider, inquiry, state, count(*) AS count, min(exchange_id::text) AS oldest
          FROM queue_item GROUP BY provider, inquiry, state ORDER BY provider, inquiry, state
        """;

    private static final String REQUEUE = """
        UPDATE queue_item SET state = 'WAITING', attempts = 0, next_at = ?, queued_at = 'epoch'
         WHERE exchange_id = ?
        """;

    private static final String DROP = "UPDATE queue_item SET state = 'DROPPED' WHERE exchange_id = ?";

    private final DataSource source;
    private final Clock clock;

    SqlQueueList(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    List<QueuedExchange> list(QueueFilter filter, Optional<ExchangeId> after, int most) throws SQLException {
        String states =
                String.join(",", filter.states().stream().map(Enum::name).toList());
        String provider = filter.provider().map(Party::toString).orElse(null);
        String inquiry = filter.inquiry().map(InquiryType::toString).orElse(null);
        UUID last = after.map(ExchangeId::value).orElse(null);
        return SqlRows.rows(
                source, LIST, SqlQueueList::queued, states, provider, provider, inquiry, inquiry, last, last, most);
    }

    List<QueuedCount> counts() throws SQLException {
        return SqlRows.rows(
                source,
                COUNTS,
                row -> new QueuedCount(
                        Party.parse(row.getString("provider")),
                        InquiryType.parse(row.getString("inquiry")),
                        QueuedExchange.State.valueOf(row.getString("state")),
                        row.getInt("count"),
                        ExchangeId.parse(row.getString("oldest")).receivedAt()));
    }

    Optional<QueuedExchange> find(ExchangeId exchange) throws SQLException {
        return SqlRows.rows(source, FIND, SqlQueueList::queued, exchange.value()).stream()
                .findFirst();
    }

    /** Nobody else changes it until the transaction is over. */
    Optional<QueuedExchange> lock(Connection connection, ExchangeId exchange) throws SQLException {
        return SqlRows.rows(connection, LOCK, SqlQueueList::queued, exchange.value()).stream()
                .findFirst();
    }

    boolean act(Connection connection, QueueAct act, ExchangeId exchange) throws SQLException {
        return switch (act) {
            case REQUEUE -> SqlRows.update(connection, REQUEUE, SqlRows.time(clock.instant()), exchange.value()) == 1;
            case DROP -> SqlRows.update(connection, DROP, exchange.value()) == 1;
        };
    }

    private static QueuedExchange queued(ResultSet row) throws SQLException {
        return new QueuedExchange(
                new ExchangeId(row.getObject("exchange_id", UUID.class)),
                Party.parse(row.getString("client")),
                Party.parse(row.getString("provider")),
                InquiryType.parse(row.getString("inquiry")),
                Optional.ofNullable(row.getObject("batch", UUID.class)).map(ExchangeId::new),
                QueuedExchange.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                SqlRows.instant(row, "next_at"),
                SqlRows.instant(row, "deadline"),
                Optional.ofNullable(row.getString("last_code")));
    }
}
