package ir.gsb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private HikariDataSource source;

    @BeforeEach
    void make_a_table() throws SQLException {
        source = SharedPostgres.empty("groupcommit");
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE number (n integer PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static List<Integer> insert(Connection connection, List<Integer> batch) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO number VALUES (?)")) {
            for (int n : batch) {
                statement.setInt(1, n);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return batch;
    }

    private long rows() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM number")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void commits_all_but_the_item_that_breaks_a_constraint() throws Exception {
        var entered = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        GroupCommit.Work<Integer, Integer> work = (connection, batch) -> {
            entered.countDown();
            awaitUninterrupted(go);
            return insert(connection, batch);
        };
        try (var commit = new GroupCommit<>("test", source, 100, Duration.ofSeconds(20), work);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            all.add(threads.submit(() -> commit.submit(0)));
            entered.await();
            IntStream.range(0, 20).forEach(n -> all.add(threads.submit(() -> commit.submit(n))));
            go.countDown();

            int failed = 0;
            for (Future<Integer> one : all) {
                try {
                    one.get(20, TimeUnit.SECONDS);
                } catch (ExecutionException broken) {
                    assertThat(broken).hasCauseInstanceOf(RecordingUnavailableException.class);
                    failed++;
                }
            }
            assertThat(failed).isEqualTo(1);
            assertThat(rows()).isEqualTo(20);
        }
    }

    @Test
    void shares_transactions() throws Exception {
        var transactions = new AtomicInteger();
        GroupCommit.Work<Integer, Integer> work = (connection, batch) -> {
            transactions.incrementAndGet();
            return insert(connection, batch);
        };
        try (var commit = new GroupCommit<>("test", source, 100, Duration.ofSeconds(20), work);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = IntStream.range(0, 500)
                    .mapToObj(n -> threads.submit(() -> commit.submit(n)))
                    .toList();
            for (Future<Integer> one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        }
        assertThat(rows()).isEqualTo(500);
        assertThat(transactions.get()).isLessThan(250);
    }

    @Test
    void says_after_its_patience_that_a_hanging_store_is_unavailable() throws Exception {
        try (var blocker = source.getConnection();
                var statement = blocker.createStatement();
                var commit = new GroupCommit<>("test", source, 100, PATIENCE, GroupCommitTest::insert)) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE number");
            long before = System.nanoTime();

            assertThatThrownBy(() -> commit.submit(1)).isInstanceOf(RecordingUnavailableException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.plusSeconds(10));
            blocker.rollback();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
