package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.DiskForecast.Disk;
import ir.gsb.exchangelog.DiskForecast.Forecast;
import ir.gsb.store.SharedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskForecastTest {

    private final SettableClock clock = new SettableClock();
    private HikariDataSource source;
    private TestNode node;

    @BeforeEach
    void record_something() {
        source = SharedPostgres.migrated("forecast");
        node = new TestNode(source, "here", clock);
        for (int i = 0; i < 50; i++) {
            node.answered(node.accepted(newId(), "{\"a\":1}"), "{\"status\":\"MATCH\"}");
        }
    }

    @AfterEach
    void close() {
        node.close();
        source.close();
    }

    private DiskForecast forecast(Disk disk) {
        return new DiskForecast(source, disk, clock);
    }

    private static Disk of(long bytes) {
        return new Disk(Optional.of(bytes), Optional.empty());
    }

    @Test
    void tells_what_each_month_takes() throws Exception {
        StoreSize size = forecast(of(1L << 40)).forecast().size();

        var current = size.months().stream()
                .filter(month -> month.month().equals(YearMonth.now(clock)))
                .findFirst()
                .orElseThrow()
                .part();
        assertThat(current.records()).isPositive();
        assertThat(current.vault()).isPositive();
        assertThat(current.indexes()).isPositive();
        assertThat(size.sum().all()).isGreaterThan(current.all()).isLessThan(size.all());
    }

    @Test
    void counts_the_days_from_what_was_written() throws Exception {
        Forecast before = forecast(of(1L << 40)).forecast();
        Forecast tight =
                forecast(of(before.size().all() + 10 * before.bytesPerDay())).forecast();

        assertThat(before.bytesPerDay()).isPositive();
        assertThat(before.isAlarming()).isFalse();
        assertThat(tight.daysLeft()).hasValue(10);
        assertThat(tight.isAlarming()).isTrue();
    }

    @Test
    void counts_the_days_from_how_the_store_grew() throws Exception {
        var disk = of(100L << 30);
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("INSERT INTO store_size VALUES (current_date - 2, ?)")) {
            insert.setLong(1, forecast(disk).forecast().size().all() - (2L << 30));
            insert.executeUpdate();
        }
        forecast(disk).note();
        forecast(disk).note();

        assertThat(forecast(disk).forecast().daysLeft().getAsLong()).isBetween(98L, 100L);
    }

    @Test
    void asks_the_disk_of_a_folder() throws Exception {
        Forecast forecast = forecast(new Disk(Optional.empty(), Optional.of(Path.of("target"))))
                .forecast();

        assertThat(forecast.free()).isPresent();
        assertThat(forecast(new Disk(Optional.empty(), Optional.empty()))
                        .forecast()
                        .daysLeft())
                .isEmpty();
    }

    @Test
    void makes_the_months_to_come_and_looks_once_a_day() throws Exception {
        var watch = new StorageWatch(forecast(of(1L << 40)), Optional.empty(), node.log);
        clock.advance(Duration.ofDays(62));

        watch.run();

        assertThat(watch.forecast()).isPresent();
        assertThat(months()).contains(YearMonth.now(clock).plusMonths(3));
    }

    private List<YearMonth> months() throws SQLException {
        try (var connection = source.getConnection()) {
            return SqlPartitions.months(connection);
        }
    }
}
