package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what was done with what is recorded. */
final class SqlActs {

    private static final String FIND = """
        SELECT exchange_id, at, outcome, actor, about, detail FROM record
         WHERE kind = 3 AND %s AND exchange_id %s ?
         ORDER BY exchange_id %s LIMIT ?
        """;
    private static final String ABOUT = """
        SELECT exchange_id, at, outcome, actor, about, detail FROM record
         WHERE kind = 3 AND about = ? ORDER BY exchange_id DESC LIMIT 500
        """;
    private static final UUID LAST = new UUID(-1, -1);

    private final SqlReading reading;

    SqlActs(SqlReading reading) {
        this.reading = reading;
    }

    /** The newest about an exchange, oldest of them first. */
    List<DoneAct> about(Connection connection, ExchangeId exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ABOUT)) {
            statement.setObject(1, exchange.value());
            List<DoneAct> acts = acts(statement);
            Collections.reverse(acts);
            return acts;
        }
    }

    Page<DoneAct> page(Optional<String> actor, Optional<Cursor> cursor, int limit) {
        return reading.byIndex(connection -> page(connection, actor, cursor, limit));
    }

    private static Page<DoneAct> page(Connection connection, Optional<String> actor, Optional<Cursor> cursor, int limit)
            throws SQLException {
        boolean older = cursor.map(Cursor::older).orElse(true);
        String sql =
                FIND.formatted(actor.isPresent() ? "actor = ?" : "true", older ? "<" : ">", older ? "DESC" : "ASC");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (actor.isPresent()) {
                statement.setString(next++, actor.get());
            }
            statement.setObject(
                    next++, cursor.map(Cursor::than).map(ExchangeId::value).orElse(LAST));
            statement.setInt(next, limit + 1);
            return page(acts(statement), cursor.isPresent(), limit, older);
        }
    }

    private static Page<DoneAct> page(List<DoneAct> acts, boolean later, int limit, boolean older) {
        boolean more = acts.size() > limit;
        List<DoneAct> rows = more ? acts.subList(0, limit) : acts;
        if (rows.isEmpty()) {
            return new Page<>(rows, Optional.empty(), Optional.empty());
        }
        if (!older) {
            Collections.reverse(rows);
        }
        Cursor newer = Cursor.newerThan(rows.getFirst().id());
        Cursor onward = Cursor.olderThan(rows.getLast().id());
        boolean hasNewer = older ? later : more;
        boolean hasOlder = older ? more : true;
        return new Page<>(
                rows,
                hasNewer ? Optional.of(newer) : Optional.empty(),
                hasOlder ? Optional.of(onward) : Optional.empty());
    }

    private static List<DoneAct> acts(PreparedStatement statement) throws SQLException {
        List<DoneAct> acts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                acts.add(new DoneAct(
                        new ExchangeId(row.getObject("exchange_id", UUID.class)),
                        SqlFound.instant(row, "at").orElseThrow(),
                        row.getString("outcome"),
                        SqlFound.text(row, "actor").orElse(""),
                        SqlFound.id(row, "about"),
                        SqlFound.text(row, "detail").orElse("")));
            }
        }
        return acts;
    }
}
