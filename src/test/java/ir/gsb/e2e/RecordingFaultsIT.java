package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What is answered, recorded and logged while the store of a hub fails, and that the hub comes back untouched. PostgreSQL
 * is on a small disk of its own.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FROZEN = Duration.ofSeconds(10);

    private HubOnDisk hub;
    private boolean mounted;

    @BeforeAll
    void start() throws IOException {
        hub = new HubOnDisk("faults");
        Path disk = disk();
        Files.createDirectories(disk);
        mounted = Shell.run(List.of("mount", "-t", "tmpfs", "-o", "size=400m,mode=755", "tmpfs", disk.toString()))
                        .code()
                == 0;
        hub.start();
    }

    @AfterAll
    void stop() {
        hub.close();
        if (mounted) {
            Shell.run(List.of("umount", disk().toString()));
        }
    }

    private Path disk() {
        return hub.data().resolve("postgres");
    }

    private void tell(String sql) throws SQLException {
        try (Connection connection = hub.postgres().source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What happens to the store while clients ask, up to the moment from which the hub must come back by itself. */
    private interface Fault {
        void strike(Trickle clients) throws Exception;
    }

    private void strike(Fault fault) throws Exception {
        try (var clients = new Trickle(hub)) {
            clients.awaitAnswers();
            fault.strike(clients);
            clients.awaitAnswers();
            clients.judge(hub.postgres().source());
        }
    }

    private List<String> server() {
        ProcessHandle postmaster =
                ProcessHandle.of(hub.postgres().pid().orElseThrow()).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList();
    }

    private static void signal(String signal, List<String> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-s", signal));
        command.addAll(processes);
        Shell.run(command);
    }

    @Test
    void recovers_from_a_server_that_is_frozen() throws Exception {
        strike(clients -> {
            List<String> processes = server();
            long until = System.nanoTime() + FROZEN.toNanos();
            signal("STOP", processes);
            try {
                clients.awaitRefusals();
                await().atMost(PATIENCE).until(() -> System.nanoTime() > until);
            } finally {
                signal("CONT", processes);
            }
        });
    }

    @Test
    void starts_its_server_again_that_was_killed() throws Exception {
        strike(clients -> {
            int port = hub.postgres().port();
            List<String> processes = server();
            signal("KILL", processes.subList(0, 1));
            await().atMost(PATIENCE).until(() -> hub.postgres().pid().isPresent());
            assertThat(hub.postgres().port()).isEqualTo(port);
            await().atMost(PATIENCE)
                    .until(() -> hub.process().said().contains("PostgreSQL had ended by itself and was started again"));
        });
    }

    @Test
    void recovers_from_a_server_that_is_restarted_or_stopped_by_hand() throws Exception {
        strike(clients -> {
            hub.postgres().crashAndStartAgain();
            clients.awaitAnswers();
            Optional<Long> server = hub.postgres().pid();
            hub.postgres().stop();
            await().atMost(PATIENCE)
                    .until(() -> hub.postgres()
                            .pid()
                            .filter(pid -> !server.equals(Optional.of(pid)))
                            .isPresent());
        });
    }

    @Test
    void recovers_from_a_store_that_is_read_only() throws Exception {
        strike(clients -> {
            tell("ALTER SYSTEM SET default_transaction_read_only = on");
            tell("SELECT pg_reload_conf()");
            try {
                clients.awaitRefusals();
                int answered = clients.answered();
                clients.awaitRefusals();
                clients.awaitRefusals();
                assertThat(clients.answered()).isEqualTo(answered);
            } finally {
                tell("ALTER SYSTEM RESET default_transaction_read_only");
                tell("SELECT pg_reload_conf()");
            }
        });
    }

    @Test
    void records_nothing_on_a_server_that_is_told_to_forget() throws Exception {
        strike(clients -> {
            tell("ALTER SYSTEM SET fsync = off");
            tell("SELECT pg_reload_conf()");
            try {
                clients.awaitRefusals();
                int answered = clients.answered();
                clients.awaitRefusals();
                clients.awaitRefusals();
                assertThat(clients.answered()).isEqualTo(answered);
                assertThat(hub.isReady()).isFalse();
                assertThat(hub.process().said()).contains("PostgreSQL was switched to fsync = off", "pg_reload_conf()");
            } finally {
                tell("ALTER SYSTEM RESET fsync");
                tell("SELECT pg_reload_conf()");
            }
            clients.awaitAnswers();
            assertThat(hub.isReady()).isTrue();
        });
    }

    @Test
    void recovers_from_a_full_disk() throws Exception {
        Shell.needs(mounted, "not run: a disk of its own for PostgreSQL cannot be mounted here (that needs root)");
        strike(clients -> {
            Path filler = disk().resolve("filler");
            fill(filler);
            clients.awaitRefusals();
            Files.delete(filler);
            clients.awaitAnswers();

            fill(filler);
            fillWriteAheadLog();
            clients.awaitRefusals();
            Files.delete(filler);
        });
    }

    private static void fill(Path filler) throws IOException {
        byte[] zeros = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    /** PostgreSQL falls when it cannot write ahead, and may not come up before there is room again. */
    private void fillWriteAheadLog() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        tell("SELECT pg_logical_emit_message(false, 'filler', 'filler')");
                        tell("SELECT pg_switch_wal()");
                    }
                })
                .isInstanceOf(SQLException.class);
    }
}
