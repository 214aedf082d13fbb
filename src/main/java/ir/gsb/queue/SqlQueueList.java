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
         ORDER BY exchange_id LIMIT ?
        """;

    private static final String FIND = COLUMNS + " WHERE exchange_id = ?";

    private static final String REQUEUE = """
        UPDATE queue_item SET state = 'WAITING', attempts = 0, next_at = ?, queued_at = 'epoch'
         WHERE exchange_id = ? AND state IN ('DEAD', 'DOUBTFUL', 'WAITING')
        """;

    private static final String DROP = """
        UPDATE queue_item SET state = 'DROPPED'
         WHERE exchange_id = ? AND state IN ('DEAD', 'DOUBTFUL', 'WAITING')
        """;

    private final DataSource source;
    private final Clock clock;

    SqlQueueList(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    List<QueuedExchange> list(List<QueuedExchange.State> states, Optional<Party> provider, int most)
            throws SQLException {
        String words = String.join(",", states.stream().map(Enum::name).toList());
        String name = provider.map(Party::toString).orElse(null);
        return SqlRows.rows(source, LIST, SqlQueueList::queued, words, name, name, most);
    }

    Optional<QueuedExchange> find(ExchangeId exchange) throws SQLException {
        return SqlRows.rows(source, FIND, SqlQueueList::queued, exchange.value()).stream()
                .findFirst();
    }

    boolean requeue(Connection connection, ExchangeId exchange) throws SQLException {
        return SqlRows.update(connection, REQUEUE, SqlRows.time(clock.instant()), exchange.value()) == 1;
    }

    boolean drop(Connection connection, ExchangeId exchange) throws SQLException {
        return SqlRows.update(connection, DROP, exchange.value()) == 1;
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
