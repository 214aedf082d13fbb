package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds exchanges. An exchange is up to two rows, so no index knows all terms of a query: the rarest term leads to
 * candidates by its index, as many as are looked at in one go, and the other terms are held against these.
 */
final class SqlSearch {

    /** How many candidates are looked at, at first, then growing. */
    private static final int FIRST = 500;

    private static final int GROWTH = 4;
    private static final int MOST_AT_ONCE = 8_000;

    /** How long more candidates are looked at, before a page is given as it is. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** Counting stops here: a term with more candidates is common. */
    private static final int COMMON = 5_000;

    private static final String FIND = """
        WITH candidate AS MATERIALIZED (
            SELECT exchange_id%5$s FROM record
             WHERE %1$s AND exchange_id > ? AND exchange_id < ?
             ORDER BY exchange_id %3$s LIMIT ?),
        found AS (
            SELECT c.exchange_id, e.at AS ended_at, e.outcome, e.status, e.replay_of,
                   coalesce(a.protocol, e.protocol) AS protocol, coalesce(a.client, e.client) AS client,
                   coalesce(a.provider, e.provider) AS provider, coalesce(a.inquiry, e.inquiry) AS inquiry,
                   coalesce(a.mode, e.mode) AS mode, coalesce(a.agreement, e.agreement) AS agreement,
                   coalesce(a.client_user, e.client_user) AS client_user,
                   coalesce(a.tracking_code, e.tracking_code) AS tracking_code,
                   coalesce(a.message_id, e.message_id) AS message_id,
                   e.steps[cardinality(e.steps)] AS elapsed
              FROM (SELECT DISTINCT exchange_id FROM candidate WHERE %6$s) c
              LEFT JOIN record a ON a.exchange_id = c.exchange_id AND a.kind = 1
              LEFT JOIN record e ON e.exchange_id = c.exchange_id AND e.kind = 2
             WHERE %2$s
             ORDER BY c.exchange_id %3$s LIMIT ?)
        SELECT w.candidates, w.reached, f.*
          FROM (SELECT (SELECT count(*) FROM candidate) AS candidates,
                       (SELECT exchange_id FROM candidate ORDER BY exchange_id %4$s LIMIT 1) AS reached) w
          LEFT JOIN found f ON true
         ORDER BY f.exchange_id %3$s
        """;

    private static final String COUNT = """
        SELECT count(*) FROM (SELECT 1 FROM record WHERE %s AND exchange_id > ? AND exchange_id < ? LIMIT ?)
        """;

    private final SqlReading reading;

    SqlSearch(SqlReading reading) {
        this.reading = reading;
    }

    Page<Found> search(Query query) {
        return reading.byIndex(connection -> search(connection, query));
    }

    private static Page<Found> search(Connection connection, Query query) throws SQLException {
        boolean older = query.cursor().map(Cursor::older).orElse(true);
        Range range = Range.of(query);
        Optional<Term> driver = driver(connection, query, range);
        boolean alone = query.terms().size() <= 1;
        List<Found> found = new ArrayList<>();
        Optional<UUID> reached = Optional.empty();
        long begun = System.nanoTime();
        int span = alone ? 2 * (query.limit() + 1) : FIRST;
        do {
            Part part = part(connection, query, driver, range, span, older);
            found.addAll(part.found());
            reached = part.candidates() == span ? part.reached() : Optional.empty();
            range = reached.isPresent() ? range.beyond(reached.get(), older) : range;
            span = Math.min(span * GROWTH, MOST_AT_ONCE);
        } while (reached.isPresent()
                && found.size() <= query.limit()
                && System.nanoTime() - begun < PATIENCE.toNanos());
        return page(query, found, reached.map(ExchangeId::new), older);
    }

    private static Page<Found> page(Query query, List<Found> found, Optional<ExchangeId> reached, boolean older) {
        boolean full = found.size() > query.limit();
        List<Found> rows = new ArrayList<>(full ? found.subList(0, query.limit()) : found);
        Optional<ExchangeId> onward = full ? Optional.of(rows.getLast().id()) : reached;
        if (older) {
            Optional<Cursor> back = query.cursor()
                    .filter(came -> !rows.isEmpty())
                    .map(came -> Cursor.newerThan(rows.getFirst().id()));
            return new Page<>(rows, back, onward.map(Cursor::olderThan));
        }
        Collections.reverse(rows);
        Optional<Cursor> back = rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Cursor.olderThan(rows.getLast().id()));
        return new Page<>(rows, onward.map(Cursor::newerThan), back);
    }

    /** The term that leads to the fewest candidates. */
    private static Optional<Term> driver(Connection connection, Query query, Range range) throws SQLException {
        Optional<Term> rarest = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<Term, String> term : query.terms().entrySet()) {
            int candidates = query.terms().size() == 1 ? 0 : count(connection, term, range);
            if (candidates < fewest) {
                rarest = Optional.of(term.getKey());
                fewest = candidates;
            }
        }
        return rarest;
    }

    private static int count(Connection connection, Map.Entry<Term, String> term, Range range) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT.formatted(candidate(term.getKey())))) {
            set(statement, 1, term);
            range.set(statement, 2);
            statement.setInt(4, COMMON);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private record Part(List<Found> found, int candidates, Optional<UUID> reached) {}

    private static Part part(
            Connection connection, Query query, Optional<Term> driver, Range range, int span, boolean older)
            throws SQLException {
        // A row that a term of the request led to holds the other terms of the request as well.
        List<Map.Entry<Term, String>> onCandidate =
                new ArrayList<>(query.terms().entrySet());
        onCandidate.removeIf(term -> driver.isEmpty() || driver.get() == Term.OUTCOME || term.getKey() == Term.OUTCOME);
        List<Map.Entry<Term, String>> onExchange = new ArrayList<>(query.terms().entrySet());
        onExchange.removeAll(onCandidate);
        String sql = FIND.formatted(
                driver.map(SqlSearch::candidate).orElse("kind < 3"),
                all(onExchange, SqlSearch::held),
                older ? "DESC" : "ASC",
                older ? "ASC" : "DESC",
                onCandidate.stream().map(term -> ", " + column(term.getKey())).collect(Collectors.joining()),
                all(onCandidate, term -> column(term) + " = ?"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            if (driver.isPresent()) {
                set(statement, next++, Map.entry(driver.get(), query.terms().get(driver.get())));
            }
            range.set(statement, next);
            statement.setInt(next + 2, span);
            next += 3;
            for (Map.Entry<Term, String> term : onCandidate) {
                set(statement, next++, term);
            }
            for (Map.Entry<Term, String> term : onExchange) {
                set(statement, next++, term);
            }
            statement.setInt(next, query.limit() + 1);
            try (ResultSet row = statement.executeQuery()) {
                return part(row);
            }
        }
    }

    private static Part part(ResultSet row) throws SQLException {
        List<Found> found = new ArrayList<>();
        int candidates = 0;
        Optional<UUID> reached = Optional.empty();
        while (row.next()) {
            candidates = row.getInt("candidates");
            reached = Optional.ofNullable(row.getObject("reached", UUID.class));
            if (row.getObject("exchange_id") != null) {
                found.add(SqlFound.of(row));
            }
        }
        return new Part(found, candidates, reached);
    }

    private static String all(List<Map.Entry<Term, String>> terms, Function<Term, String> condition) {
        return terms.isEmpty()
                ? "true"
                : terms.stream().map(term -> condition.apply(term.getKey())).collect(Collectors.joining(" AND "));
    }

    private static String candidate(Term term) {
        return column(term) + (term == Term.OUTCOME ? " = ? AND kind = 2" : " = ? AND kind < 3");
    }

    private static String held(Term term) {
        String column = column(term);
        return term == Term.OUTCOME ? "e.outcome = ?" : "coalesce(a." + column + ", e." + column + ") = ?";
    }

    private static String column(Term term) {
        return switch (term) {
            case MESSAGE_ID -> "message_id";
            case TRACKING_CODE -> "tracking_code";
            case SUBJECT -> "subject_hash";
            case USER -> "client_user";
            case AGREEMENT -> "agreement";
            case OUTCOME -> "outcome";
            case CLIENT -> "client";
            case PROVIDER -> "provider";
            case INQUIRY -> "inquiry";
        };
    }

    private static void set(PreparedStatement statement, int at, Map.Entry<Term, String> term) throws SQLException {
        if (term.getKey() == Term.SUBJECT) {
            statement.setBytes(at, HexFormat.of().parseHex(term.getValue()));
        } else {
            statement.setString(at, term.getValue());
        }
    }

    /** Ids between two others, without these. */
    private record Range(UUID above, UUID below) {

        private static final UUID FIRST = new UUID(0, 0);
        private static final UUID LAST = new UUID(-1, -1);

        static Range of(Query query) {
            Range time = new Range(
                    query.from().map(SqlFound::firstIdAt).orElse(FIRST),
                    query.until().map(SqlFound::firstIdAt).orElse(LAST));
            return query.cursor()
                    .map(cursor -> time.beyond(cursor.than().value(), cursor.older()))
                    .orElse(time);
        }

        Range beyond(UUID id, boolean older) {
            return older
                    ? new Range(above, isBefore(id, below) ? id : below)
                    : new Range(isBefore(above, id) ? id : above, below);
        }

        void set(PreparedStatement statement, int at) throws SQLException {
            statement.setObject(at, above);
            statement.setObject(at + 1, below);
        }

        /** As PostgreSQL orders them, which is not how Java does. */
        private static boolean isBefore(UUID one, UUID other) {
            int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
            return high != 0
                    ? high < 0
                    : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits()) < 0;
        }
    }
}
