package ir.gsb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.SharedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlLeasesTest {

    private HikariDataSource source;
    private SqlLeases leases;

    @BeforeEach
    void start() {
        source = SharedPostgres.migrated("sql_leases_test");
        leases = new SqlLeases(source);
    }

    @AfterEach
    void stop() {
        source.close();
    }

    /** One second ahead is the one that comes next, which leases are made of before its time, too. */
    private void counted(long used, int secondsAhead) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                    insert into quota_lease values ('A-1', floor(extract(epoch from clock_timestamp()))::bigint + ?, ?)
                    on conflict (quota) do update set second = excluded.second, used = excluded.used
                    """)) {
            statement.setInt(1, secondsAhead);
            statement.setLong(2, used);
            statement.executeUpdate();
        }
    }

    private long used() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select used from quota_lease")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void leases_what_is_wanted_of_a_second_until_it_is_over() {
        LeasedRates.Lease lease = leases.lease("A-1", 10, 100);

        assertThat(lease.units()).isEqualTo(10);
        assertThat(lease.further()).isEqualTo(90);
        assertThat(lease.left()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    /** Anew if the machine was so slow that the second was over. */
    @Test
    void leases_no_more_than_the_second_has() {
        await().untilAsserted(() -> {
            counted(95, 1);

            LeasedRates.Lease last = leases.lease("A-1", 10, 100);

            assertThat(last.units()).isEqualTo(5);
            assertThat(last.further()).isZero();
            assertThat(leases.lease("A-1", 10, 100).units()).isZero();
        });
    }

    @Test
    void leases_each_unit_once_when_many_want_them() throws Exception {
        counted(0, 0);
        List<Callable<Long>> wishes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            wishes.add(() -> leases.lease("A-1", 1, 1000).units());
        }
        long leased = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Long> lease : threads.invokeAll(wishes)) {
                leased += lease.get();
            }
        }

        assertThat(leased).isEqualTo(200);
        assertThat(used()).isBetween(1L, 200L);
    }

    @Test
    void begins_anew_with_each_second() throws Exception {
        counted(100, -1);

        assertThat(leases.lease("A-1", 10, 100).units()).isEqualTo(10);
    }

    @Test
    void believes_no_second_that_another_clock_counted() throws Exception {
        counted(100, 3600);

        assertThat(leases.lease("A-1", 10, 100).units()).isEqualTo(10);
    }

    @Test
    void gives_nothing_while_postgresql_is_away() {
        source.close();

        assertThatThrownBy(() -> leases.lease("A-1", 10, 100)).isInstanceOf(RecordingUnavailableException.class);
    }
}
