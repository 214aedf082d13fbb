package ir.gsb.exchangelog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Counts exchanges for auditors, over at most 31 days at a time. Every method throws {@link IllegalArgumentException}
 * for a longer time, and {@link ir.gsb.message.RecordingUnavailableException} if the store cannot be read now.
 */
public final class ExchangeStatistics {

    public static final Duration LONGEST = Duration.ofDays(31);

    private final SqlStatistics statistics;
    private final SqlAnomalies anomalies;

    public ExchangeStatistics(DataSource source) {
        var reading = new SqlReading(source);
        this.statistics = new SqlStatistics(reading);
        this.anomalies = new SqlAnomalies(reading);
    }

    /** The numbers of what was received from one instant until before another. */
    public Statistics of(Instant from, Instant until, Statistics.Grain grain) {
        check(from, until);
        return statistics.of(from, until, grain);
    }

    /** What may deserve a look in a time, at most fifty of each kind. */
    public List<Anomaly> anomalies(Instant from, Instant until) {
        check(from, until);
        return Stream.of(
                        anomalies.busyUsers(from, until),
                        anomalies.outOfHours(from, until),
                        anomalies.manyMisses(from, until))
                .flatMap(List::stream)
                .toList();
    }

    private static void check(Instant from, Instant until) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("statistics are of a time of at most 31 days that ends after it begins");
        }
    }
}
