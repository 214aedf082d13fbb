package ir.gsb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.SharedPostgres;
import java.sql.SQLException;
import java.time.Duration;
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

    @Test
    void leases_what_is_wanted_of_a_second_until_it_is_over() {
        LeasedRates.Lease lease = leases.lease("A-1", 10, 100);

        assertThat(lease.units()).isEqualTo(10);
        assertThat(lease.further()).isEqualTo(90);
        assertThat(lease.left()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void leases_no_more_than_the_second_has() throws Exception {
        counted(95, 1);

        LeasedRates.Lease last = leases.lease("A-1", 10, 100);

        assertThat(last.units()).isEqualTo(5);
        assertThat(last.further()).isZero();
        assertThat(leases.lease("A-1", 10, 100).units()).isZero();
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
