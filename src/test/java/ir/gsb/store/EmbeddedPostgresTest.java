package ir.gsb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ir.gsb.TestFolder;
import ir.gsb.message.RecordingUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedPostgresTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path temporary;

    private final List<EmbeddedPostgres> servers = new ArrayList<>();
    private Path home;

    /** The programs are unpacked already in the shared server's folder: what is tested here is the rest. */
    @BeforeEach
    void take_the_unpacked_programs() throws IOException {
        SharedPostgres.server();
        home = temporary.resolve("postgres");
        Files.createDirectories(home);
        try (var folders = Files.list(TestFolder.of("postgres"))) {
            for (Path folder : folders.filter(f -> f.getFileName().toString().startsWith("bin-"))
                    .toList()) {
                Files.createSymbolicLink(home.resolve(folder.getFileName()), folder.toAbsolutePath());
            }
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(EmbeddedPostgres::close);
    }

    private EmbeddedPostgres start(int port) {
        var server = EmbeddedPostgres.start(home, port, RANDOM, System.out::println);
        servers.add(server);
        return server;
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static String ask(EmbeddedPostgres server, String question) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void tell(EmbeddedPostgres server, String what) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(what);
        }
    }

    private static PGSimpleDataSource source(EmbeddedPostgres server) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** What a hub that is killed leaves: the server runs on, nobody holds the lock. */
    private void abandon(EmbeddedPostgres server) throws IOException {
        servers.remove(server);
        server.release();
    }

    @Test
    void keeps_what_was_committed_over_a_restart() throws Exception {
        tell(start(0), "CREATE TABLE kept AS SELECT 'here' AS what");
        servers.removeFirst().close();

        assertThat(ask(start(0), "SELECT what FROM kept")).isEqualTo("here");
    }

    @Test
    void is_durable_and_on_loopback_only_and_asks_for_the_password() throws Exception {
        var server = start(0);

        new DurabilityCheck(source(server)).check();
        assertThat(ask(server, "SELECT current_setting('listen_addresses')")).isEqualTo("127.0.0.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("password"))))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void takes_over_the_server_of_a_killed_hub() throws Exception {
        var first = start(0);
        String started = ask(first, "SELECT pg_postmaster_start_time()");
        abandon(first);

        var second = start(0);

        assertThat(second.port()).isEqualTo(first.port());
        assertThat(ask(second, "SELECT pg_postmaster_start_time()")).isEqualTo(started);
    }

    @Test
    void restarts_the_server_of_a_killed_hub_on_another_port() throws Exception {
        var first = start(0);
        tell(first, "CREATE TABLE kept AS SELECT 'here' AS what");
        abandon(first);
        int other;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            other = socket.getLocalPort();
        }

        var second = start(other);

        assertThat(second.port()).isEqualTo(other);
        assertThat(ask(second, "SELECT what FROM kept")).isEqualTo("here");
    }

    @Test
    void starts_after_the_server_itself_was_killed() throws Exception {
        var first = start(0);
        tell(first, "CREATE TABLE kept AS SELECT 'here' AS what");
        abandon(first);
        var postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get(10, TimeUnit.SECONDS);

        assertThat(ask(start(0), "SELECT what FROM kept")).isEqualTo("here");
    }

    @Test
    void starts_again_by_itself_when_the_server_was_killed() throws Exception {
        var server = start(0);
        tell(server, "CREATE TABLE kept AS SELECT 'here' AS what");
        String started = ask(server, "SELECT pg_postmaster_start_time()");

        postmaster().destroyForcibly();

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> !ask(server, "SELECT pg_postmaster_start_time()").equals(started));
        assertThat(ask(server, "SELECT what FROM kept")).isEqualTo("here");
    }

    @Test
    void stays_stopped_when_the_hub_stopped_it() throws Exception {
        var server = start(0);

        server.stop(EmbeddedPostgres.Stop.IMMEDIATE);

        await().during(Duration.ofSeconds(3)).until(() -> !Files.exists(home.resolve("data/postmaster.pid")));
        server.restart();
        assertThat(ask(server, "SELECT 'well'")).isEqualTo("well");
    }

    @Test
    void starts_though_the_pid_file_names_another_process() throws Exception {
        servers.add(start(0));
        var first = servers.removeLast();
        List<String> lines = new ArrayList<>(Files.readAllLines(home.resolve("data/postmaster.pid")));
        first.close();
        servers.clear();
        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(home.resolve("data/postmaster.pid"), lines);

        assertThat(ask(start(0), "SELECT 'well'")).isEqualTo("well");
    }

    @Test
    void takes_over_a_server_that_was_restarted_by_hand() throws Exception {
        var first = start(0);
        abandon(first);
        ServerOfHub.in(home).crashAndStartAgain();
        String started = ask(first, "SELECT pg_postmaster_start_time()");

        var second = start(0);

        assertThat(ask(second, "SELECT pg_postmaster_start_time()")).isEqualTo(started);
    }

    @Test
    void deletes_what_a_killed_start_left_half_made() throws Exception {
        Files.createDirectories(home.resolve("unpacking-1/bin"));
        Files.createDirectories(home.resolve("making-1"));
        Files.createFile(home.resolve("making-1/PG_VERSION"));

        start(0);

        assertThat(home.resolve("unpacking-1")).doesNotExist();
        assertThat(home.resolve("making-1")).doesNotExist();
    }

    @Test
    void says_that_the_port_is_taken() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(socket.getLocalPort()))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessage("Port " + socket.getLocalPort()
                            + " is taken, so PostgreSQL cannot listen there: free it, or configure another.");
        }
    }

    @Test
    void says_that_another_hub_has_the_folder() {
        start(0);

        assertThatThrownBy(() -> start(0))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageStartingWith("Another hub is running on ");
    }

    @Test
    void refuses_a_server_that_may_forget() throws Exception {
        var server = start(0);
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            tell(server, "ALTER SYSTEM SET " + setting + " = off");
            server.stop(EmbeddedPostgres.Stop.FAST);
            server.restart();

            assertThatThrownBy(() -> new DurabilityCheck(source(server)).check())
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessageContaining(setting + " = off");
            tell(server, "ALTER SYSTEM RESET " + setting);
        }
    }

    @Test
    void notices_a_running_server_that_is_told_to_forget() throws Exception {
        var server = start(0);
        var watch = new DurabilityWatch(source(server));
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            tell(server, "ALTER SYSTEM SET " + setting + " = off");
            tell(server, "SELECT pg_reload_conf()");

            await().until(() -> {
                watch.run();
                return watch.off().equals(Optional.of(setting));
            });
            assertThatThrownBy(watch::requireDurable)
                    .isInstanceOf(RecordingUnavailableException.class)
                    .hasMessageContaining(setting + " = off");

            tell(server, "ALTER SYSTEM RESET " + setting);
            tell(server, "SELECT pg_reload_conf()");
            await().until(() -> {
                watch.run();
                return watch.off().isEmpty();
            });
            watch.requireDurable();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }
}
