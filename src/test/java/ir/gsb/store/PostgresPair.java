package ir.gsb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server and its standby, which has every commit before the server confirms it. */
public final class PostgresPair implements AutoCloseable {

    private static final String USER = "gsb";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SETTINGS = """
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        shared_buffers = '32MB'
        """;

    private final Path primary;
    private final Path standby;
    private final int primaryPort;
    private final int standbyPort;
    private final PostgresPrograms programs;

    private PostgresPair(Path folder, int primaryPort, int standbyPort) throws IOException {
        this.primary = folder.resolve("primary");
        this.standby = folder.resolve("standby");
        this.primaryPort = primaryPort;
        this.standbyPort = standbyPort;
        this.programs = PostgresPrograms.of(primary);
    }

    /** Makes both anew and starts them. */
    public static PostgresPair start(Path folder, int primaryPort, int standbyPort) throws IOException, SQLException {
        var pair = new PostgresPair(folder.toAbsolutePath(), primaryPort, standbyPort);
        pair.empty();
        pair.programs.folder(folder);
        pair.programs.run(
                "initdb",
                List.of("-D", pair.primary.toString(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C"));
        Files.writeString(pair.primary.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        pair.copyToStandby();
        pair.start(pair.primary, primaryPort);
        pair.tell("postgres", "CREATE DATABASE gsb");
        pair.start(pair.standby, standbyPort);
        pair.tell("gsb", "ALTER SYSTEM SET synchronous_standby_names = '*'");
        pair.tell("gsb", "SELECT pg_reload_conf()");
        Awaitility.await().atMost(PATIENCE).until(pair::isInStep);
        return pair;
    }

    private void copyToStandby() throws IOException {
        try (Stream<Path> files = Files.walk(primary)) {
            for (Path file : files.toList()) {
                Files.copy(file, standby.resolve(primary.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        programs.file(standby.resolve("standby.signal"));
        String follow = "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=" + USER + "'\n";
        Files.writeString(standby.resolve("postgresql.conf"), follow, StandardOpenOption.APPEND);
    }

    private void empty() throws IOException {
        Path folder = primary.getParent();
        if (Files.exists(folder)) {
            close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void start(Path data, int port) throws IOException {
        Path log = programs.file(data.resolveSibling(data.getFileName() + ".log"));
        programs.run(
                "pg_ctl",
                List.of("start", "-D", data.toString(), "-w", "-s", "-l", log.toString(), "-o", "-p " + port));
    }

    private boolean isInStep() throws SQLException {
        try (Connection connection = connect("gsb");
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + primaryPort + "/" + database, USER, "not asked");
    }

    private void tell(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String user() {
        return USER;
    }

    /** Where a hub finds whichever of the two is the primary. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + primaryPort + ",127.0.0.1:" + standbyPort
                + "/gsb?targetServerType=primary";
    }

    public DataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(USER);
        return source;
    }

    /** Kills the primary, all of it at once, as when its machine fails. */
    public void killPrimary() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(primary.resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
        List<ProcessHandle> backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
    }

    /** Makes the standby the primary, as whoever watches over the two does. */
    public void promote() throws IOException {
        programs.run("pg_ctl", List.of("promote", "-D", standby.toString(), "-w", "-s"));
    }

    @Override
    public void close() throws IOException {
        for (Path data : List.of(standby, primary)) {
            Path running = data.resolve("postmaster.pid");
            if (Files.exists(running)
                    && ProcessHandle.of(
                                    Long.parseLong(Files.readAllLines(running).getFirst()))
                            .isPresent()) {
                programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-w", "-s", "-m", "immediate"));
            }
        }
    }
}
