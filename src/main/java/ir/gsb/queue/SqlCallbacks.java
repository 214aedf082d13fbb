package ir.gsb.queue;

import ir.gsb.message.ExchangeId;
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

/** What clients are to be told. */
final class SqlCallbacks {

    private static final String COLUMNS = "exchange_id, client, state, attempts, last_result";

    private static final String FIND = "SELECT " + COLUMNS + " FROM callback WHERE exchange_id = ?";

    /** Whoever takes one has so long; if it falls, another takes it again. */
    private static final String TAKE = """
        UPDATE callback SET attempts = attempts + 1, next_at = ?
         WHERE exchange_id IN (
            SELECT exchange_id FROM callback WHERE state = 'WAITING' AND next_at <= ?
             ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED)
        RETURNING exchange_id, client, state, attempts, last_result
        """;

    private static final String NOTE = """
        UPDATE callback SET state = ?, next_at = ?, last_at = ?, last_result = ? WHERE exchange_id = ?
        """;

    private static final String FORGET = "DELETE FROM callback WHERE state <> 'WAITING' AND last_at < ?";

    /** @param attempts that were begun */
    record Callback(ExchangeId exchange, Party client, String state, int attempts, Optional<String> lastResult) {}

    private final DataSource source;
    private final Clock clock;

    SqlCallbacks(DataSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    Optional<Callback> find(ExchangeId exchange) throws SQLException {
        return SqlRows.rows(source, FIND, SqlCallbacks::callback, exchange.value()).stream()
                .findFirst();
    }

    List<Callback> take(int most, Duration patience) throws SQLException {
        Instant now = clock.instant();
        return SqlRows.rows(
                source, TAKE, SqlCallbacks::callback, SqlRows.time(now.plus(patience)), SqlRows.time(now), most);
    }

    void note(ExchangeId exchange, String state, Instant nextAt, String result) throws SQLException {
        SqlRows.update(
                source, NOTE, state, SqlRows.time(nextAt), SqlRows.time(clock.instant()), result, exchange.value());
    }

    void forget(Duration age) throws SQLException {
        SqlRows.update(source, FORGET, SqlRows.time(clock.instant().minus(age)));
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                new ExchangeId(row.getObject(1, UUID.class)),
                Party.parse(row.getString(2)),
                row.getString(3),
                row.getInt(4),
                Optional.ofNullable(row.getString(5)));
    }
}
