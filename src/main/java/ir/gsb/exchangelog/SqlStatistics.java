package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Statistics.Count;
import ir.gsb.exchangelog.Statistics.Grain;
import ir.gsb.exchangelog.Statistics.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts exchanges in PostgreSQL. */
final class SqlStatistics {

    private static final int MOST_NAMES = 20;

    private static final String SLOTS = """
        SELECT date_trunc(?, uuid_extract_timestamp(exchange_id), 'Asia/Tehran') AS slot, outcome, count(*) AS ended,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY steps[cardinality(steps)]) AS median,
               percentile_disc(0.95) WITHIN GROUP (ORDER BY steps[cardinality(steps)]) AS slow
          FROM record WHERE kind = 2 AND exchange_id > ? AND exchange_id < ?
         GROUP BY GROUPING SETS ((slot), (slot, outcome))
         ORDER BY slot, ended DESC
        """;

    private static final String NAMES = """
        SELECT grouping(client, provider, inquiry) AS set, coalesce(client, provider, inquiry) AS name, count(*) AS asked
          FROM record WHERE kind < 3 AND protocol IS NOT NULL AND exchange_id > ? AND exchange_id < ?
         GROUP BY GROUPING SETS ((client), (provider), (inquiry))
        HAVING coalesce(client, provider, inquiry) IS NOT NULL
         ORDER BY asked DESC
        """;

    private final SqlReading reading;

    SqlStatistics(SqlReading reading) {
        this.reading = reading;
    }

    Statistics of(Instant from, Instant until, Grain grain) {
        return reading.whole(connection -> {
            List<Slot> slots = slots(connection, from, until, grain);
            Map<Integer, List<Count>> names = names(connection, from, until);
            return new Statistics(
                    slots,
                    outcomes(slots),
                    names.getOrDefault(0b011, List.of()),
                    names.getOrDefault(0b101, List.of()),
                    names.getOrDefault(0b110, List.of()));
        });
    }

    private static List<Slot> slots(Connection connection, Instant from, Instant until, Grain grain)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SLOTS)) {
            statement.setString(1, grain == Grain.DAY ? "day" : "hour");
            statement.setObject(2, SqlFound.firstIdAt(from));
            statement.setObject(3, SqlFound.firstIdAt(until));
            Map<Instant, List<Count>> outcomes = new LinkedHashMap<>();
            List<Slot> sums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant begin = SqlFound.instant(row, "slot").orElseThrow();
                    Optional<String> outcome = SqlFound.text(row, "outcome");
                    if (outcome.isPresent()) {
                        outcomes.computeIfAbsent(begin, slot -> new ArrayList<>())
                                .add(new Count(outcome.get(), row.getLong("ended")));
                    } else {
                        sums.add(new Slot(
                                begin, row.getLong("ended"), List.of(), micros(row, "median"), micros(row, "slow")));
                    }
                }
            }
            return sums.stream()
                    .map(sum -> new Slot(
                            sum.begin(),
                            sum.ended(),
                            outcomes.getOrDefault(sum.begin(), List.of()),
                            sum.median(),
                            sum.slow()))
                    .toList();
        }
    }

    private static Optional<Duration> micros(ResultSet row, String column) throws SQLException {
        return SqlFound.number(row, column).map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    private static List<Count> outcomes(List<Slot> slots) {
        Map<String, Long> sums = new LinkedHashMap<>();
        slots.forEach(slot -> slot.outcomes().forEach(count -> sums.merge(count.name(), count.exchanges(), Long::sum)));
        return sums.entrySet().stream()
                .map(sum -> new Count(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingLong(Count::exchanges).reversed())
                .toList();
    }

    /** By which of the three columns was not grouped, as bits. */
    private static Map<Integer, List<Count>> names(Connection connection, Instant from, Instant until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setObject(1, SqlFound.firstIdAt(from));
            statement.setObject(2, SqlFound.firstIdAt(until));
            Map<Integer, List<Count>> names = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Count> counts = names.computeIfAbsent(row.getInt("set"), set -> new ArrayList<>());
                    if (counts.size() < MOST_NAMES) {
                        counts.add(new Count(row.getString("name"), row.getLong("asked")));
                    }
                }
            }
            return names;
        }
    }
}
