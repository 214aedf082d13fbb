package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.newId;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.message.Stages;
import ir.gsb.store.SharedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures what recording costs; not among the tests that always run: {@code mvn test -Dtest=RecordingMeasurement}. */
class RecordingMeasurement {

    private static final int TICKS_A_SECOND = 100;
    private static final int BODY = 1024;

    @Test
    void one_exchange_claimed_accepted_and_ended() throws Exception {
        try (HikariDataSource source = SharedPostgres.migrated("measurement");
                TestNode node = new TestNode(source, RecordingSettings.of("hub-1"), Clock.systemUTC())) {
            measure(source, node, 32, 20_000, "warm-up");
            for (int clients : new int[] {1, 16, 64}) {
                measure(source, node, clients, clients == 1 ? 5_000 : 40_000, clients + " clients");
            }
        }
    }

    private static void measure(HikariDataSource source, TestNode node, int clients, int exchanges, String name)
            throws Exception {
        long bytes = ask(source, "SELECT pg_database_size(current_database())");
        long log = ask(source, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
        long postgres = postgresCpuMillis();
        long self = selfCpuNanos();
        long begun = System.nanoTime();
        var done = new CountDownLatch(clients);
        IntStream.range(0, clients)
                .forEach(client -> Thread.startVirtualThread(() -> {
                    for (int i = 0; i < exchanges / clients; i++) {
                        exchange(node);
                    }
                    done.countDown();
                }));
        done.await();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double count = (double) exchanges / clients * clients;
        System.out.printf(
                "%-10s %6.0f exchanges/s  %6.2f ms each  JVM %.3f ms CPU  PostgreSQL %.3f ms CPU  %5.0f bytes  %5.0f"
                        + " bytes of log%n",
                name,
                count / seconds,
                seconds * 1000 * clients / count,
                (selfCpuNanos() - self) / 1e6 / count,
                (postgresCpuMillis() - postgres) / count,
                (ask(source, "SELECT pg_database_size(current_database())") - bytes) / count,
                (ask(source, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint") - log) / count);
    }

    private static void exchange(TestNode node) {
        String body = "x".repeat(BODY);
        var accepted = node.log.accept(Stages.authorised(node.admitted(TAX, newId(), body)));
        node.log.record(
                Stages.reply(Stages.delivered(accepted, new byte[0]), Stages.answered(), 200, new byte[BODY + 300]));
    }

    private static long ask(HikariDataSource source, String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long selfCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** User and system time of the postmaster's children. */
    private static long postgresCpuMillis() throws IOException {
        String postmaster = Files.readAllLines(TestFolder.of("postgres/data/postmaster.pid"))
                .getFirst();
        long ticks = 0;
        for (ProcessHandle child : ProcessHandle.of(Long.parseLong(postmaster))
                .orElseThrow()
                .children()
                .toList()) {
            String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks * 1000 / TICKS_A_SECOND;
    }
}
