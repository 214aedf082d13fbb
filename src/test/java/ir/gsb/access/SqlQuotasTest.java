package ir.gsb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.SharedPostgres;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlQuotasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final LocalDate TODAY = LocalDate.parse("2025-11-22");

    private HikariDataSource source;
    private SqlQuotas here;
    private SqlQuotas there;

    @BeforeEach
    void two_nodes() {
        source = SharedPostgres.migrated("sql_quotas_test");
        here = new SqlQuotas(source, PATIENCE);
        there = new SqlQuotas(source, PATIENCE);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        source.close();
    }

    @Test
    void gives_one_unit_after_the_other_until_none_is_left() {
        assertThat(here.take("A-1", TODAY, 2)).isPresent();
        assertThat(there.take("A-1", TODAY, 2)).isPresent();
        assertThat(here.take("A-1", TODAY, 2)).isEmpty();
        assertThat(there.take("A-1", TODAY, 2)).isEmpty();
    }

    @Test
    void says_how_many_are_left() {
        assertThat(here.take("A-1", TODAY, 3)).hasValue(2);
        assertThat(there.take("A-1", TODAY, 3)).hasValue(1);
    }

    @Test
    void counts_each_agreement_and_each_day_by_itself() {
        assertThat(here.take("A-1", TODAY, 1)).isPresent();
        assertThat(here.take("A-2", TODAY, 1)).isPresent();
        assertThat(here.take("A-1", TODAY.plusDays(1), 1)).isPresent();
        assertThat(here.take("A-1", TODAY, 1)).isEmpty();
    }

    @Test
    void follows_a_limit_that_changes_during_the_day() throws Exception {
        here.take("A-1", TODAY, 3);
        here.take("A-1", TODAY, 3);

        assertThat(here.take("A-1", TODAY, 1)).isEmpty();
        assertThat(used("A-1")).isEqualTo(2);
        assertThat(here.take("A-1", TODAY, 3)).isPresent();
    }

    @Test
    void gives_the_last_unit_once_when_two_nodes_race_for_it() throws Exception {
        List<Callable<Boolean>> takes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            SqlQuotas node = i % 2 == 0 ? here : there;
            String agreement = i % 4 < 2 ? "A-1" : "A-2";
            takes.add(() -> node.take(agreement, TODAY, 77).isPresent());
        }

        long taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> take : threads.invokeAll(takes)) {
                taken += take.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(2 * 77);
        assertThat(used("A-1")).isEqualTo(77);
        assertThat(used("A-2")).isEqualTo(77);
    }

    @Test
    void gives_nothing_while_postgresql_is_away() {
        source.close();

        assertThatThrownBy(() -> here.take("A-1", TODAY, 5)).isInstanceOf(RecordingUnavailableException.class);
    }

    private long used(String agreement) throws Exception {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select used from quota_use where agreement = ?")) {
            statement.setString(1, agreement);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
