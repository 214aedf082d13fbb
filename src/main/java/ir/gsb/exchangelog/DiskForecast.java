package ir.gsb.exchangelog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** Tells when the store's disk will be full, from how the store has grown. */
public final class DiskForecast {

    /** With fewer days left than this it is time to act. */
    public static final int ALARM_DAYS = 60;

    private static final int LAST_DAYS = 7;
    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();
    private static final double SHORTEST = 1.0;

    /**
     * What is known of the disk; at most one is given.
     *
     * @param bytes what the database may take in all
     * @param folder a folder on its file system, if that is of this machine
     */
    public record Disk(Optional<Long> bytes, Optional<Path> folder) {

        /** What is left for a store of this size. */
        OptionalLong free(long used) {
            if (bytes.isPresent()) {
                return OptionalLong.of(Math.max(0, bytes.get() - used));
            }
            try {
                return folder.isPresent()
                        ? OptionalLong.of(Files.getFileStore(folder.get()).getUsableSpace())
                        : OptionalLong.empty();
            } catch (IOException away) {
                return OptionalLong.empty();
            }
        }
    }

    /**
     * A forecast.
     *
     * @param bytesPerDay how fast the store grows
     * @param free bytes; absent if nothing is known of the disk
     * @param daysLeft absent if nothing is known of the disk, or the store does not grow
     */
    public record Forecast(StoreSize size, long bytesPerDay, OptionalLong free, OptionalLong daysLeft) {

        /** Whether there is little time left. */
        public boolean isAlarming() {
            return daysLeft.isPresent() && daysLeft.getAsLong() < ALARM_DAYS;
        }
    }

    private final DataSource source;
    private final Disk disk;
    private final Clock clock;

    public DiskForecast(DataSource source, Disk disk, Clock clock) {
        this.source = source;
        this.disk = disk;
        this.clock = clock;
    }

    /** Notes how large the store is today; to be run every day. */
    public void note() throws SQLException {
        try (Connection connection = source.getConnection()) {
            SqlStoreSize.note(connection, LocalDate.now(clock));
        }
    }

    public Forecast forecast() throws SQLException {
        try (Connection connection = source.getConnection()) {
            StoreSize size = SqlStoreSize.measure(connection);
            long perDay = Math.max(noted(connection, size), written(connection, size.months()));
            OptionalLong free = disk.free(size.all());
            OptionalLong days =
                    free.isPresent() && perDay > 0 ? OptionalLong.of(free.getAsLong() / perDay) : OptionalLong.empty();
            return new Forecast(size, perDay, free, days);
        }
    }

    /** What the whole store grew a day, since the first day of the last ones that its size was noted on. */
    private long noted(Connection connection, StoreSize size) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        return SqlStoreSize.since(connection, today.minusDays(LAST_DAYS), today)
                .map(then -> (size.all() - then.bytes())
                        / (today.toEpochDay() - then.day().toEpochDay()))
                .orElse(0L);
    }

    /** What this month, or in its first days the one before, was written a day: archiving hides nothing of it. */
    private long written(Connection connection, List<StoreSize.Month> months) throws SQLException {
        Instant now = clock.instant();
        var utc = now.atOffset(ZoneOffset.UTC);
        YearMonth current = YearMonth.from(utc);
        long bytes = 0;
        Optional<Long> first = Optional.empty();
        for (StoreSize.Month month : months) {
            boolean counts = month.month().equals(current)
                    || month.month().equals(current.minusMonths(1)) && utc.getDayOfMonth() <= LAST_DAYS;
            Optional<Long> began = counts ? SqlStoreSize.firstOf(connection, month.month()) : Optional.empty();
            if (began.isPresent()) {
                bytes += month.part().all();
                first = first.or(() -> began);
            }
        }
        double days = (now.toEpochMilli() - first.orElse(now.toEpochMilli())) / MILLIS_A_DAY;
        return (long) (bytes / Math.max(SHORTEST, days));
    }
}
