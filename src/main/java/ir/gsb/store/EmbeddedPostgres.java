package ir.gsb.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of the hub's own, out of the class path: durable, on the loopback interface only, with a password.
 *
 * <p>It outlives a hub that is killed; the next one on the same folder takes it over. One hub at a time owns a folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** How a server is stopped. */
    public enum Stop {
        /** Transactions are rolled back, and everything is written to its place. */
        FAST,
        /** As if it were killed: the next start recovers from the log. */
        IMMEDIATE;

        private String mode() {
            return this == FAST ? "fast" : "immediate";
        }
    }

    static final String USER = "gsb";
    static final String DATABASE = "gsb";
    private static final String LOOPBACK = "127.0.0.1";

    private final PostgresFolder folder;
    private final FileChannel lock;
    private final PostgresBinaries binaries;
    private final ServerUser serverUser;
    private final String password;
    private volatile int port;

    private EmbeddedPostgres(
            PostgresFolder folder,
            FileChannel lock,
            PostgresBinaries binaries,
            ServerUser serverUser,
            String password) {
        this.folder = folder;
        this.lock = lock;
        this.binaries = binaries;
        this.serverUser = serverUser;
        this.password = password;
    }

    /**
     * Starts the server, made anew if the folder is empty.
     *
     * @param home the folder where programs, data, password and log are kept
     * @param port 0 for any free one
     * @param progress is told, in one line, what takes long
     * @throws StoreUnusableException in one sentence, if it cannot be started
     */
    public static EmbeddedPostgres start(Path home, int port, SecureRandom random, Consumer<String> progress) {
        var folder = new PostgresFolder(home.toAbsolutePath().normalize());
        try {
            Files.createDirectories(folder.home());
            FileChannel lock = folder.lock();
            try {
                folder.tidy();
                var binaries = PostgresBinaries.unpackedIn(folder.home(), progress);
                var serverUser = ServerUser.of(folder.data());
                String password = folder.keptPassword(random);
                folder.initialise(binaries.program("initdb"), USER, serverUser);
                var server = new EmbeddedPostgres(folder, lock, binaries, serverUser, password);
                server.start(port);
                return server;
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StoreUnusableException(
                    "PostgreSQL cannot be started in " + folder.home() + ": " + failed.getMessage() + ".", failed);
        }
    }

    public String jdbcUrl() {
        return jdbcUrl(port, DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Starts the server again on its port after {@link #stop}. */
    public void restart() {
        try {
            start(port);
        } catch (IOException failed) {
            throw new StoreUnusableException("PostgreSQL cannot be started: " + failed.getMessage() + ".", failed);
        }
    }

    /** Stops the server and keeps its folder; {@link #restart} starts it again. */
    public void stop(Stop how) {
        try {
            var ended = serverUser.run(
                    List.of(program("pg_ctl"), "stop", "-D", folder.data().toString(), "-w", "-s", "-m", how.mode()));
            if (!ended.well() && folder.runningPort().isPresent()) {
                throw new StoreUnusableException("PostgreSQL cannot be stopped: " + ended.lastLine() + ".");
            }
        } catch (IOException failed) {
            throw new StoreUnusableException("PostgreSQL cannot be stopped: " + failed.getMessage() + ".", failed);
        }
    }

    @Override
    public void close() {
        try {
            stop(Stop.FAST);
        } finally {
            release();
        }
    }

    /** Gives the folder up and leaves the server as it is, as a hub does that is killed. */
    void release() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new StoreUnusableException("The folder of PostgreSQL cannot be released.", failed);
        }
    }

    private void start(int wanted) throws IOException {
        Optional<Integer> running = folder.runningPort();
        if (running.isPresent()) {
            if ((wanted == 0 || wanted == running.get()) && adopted(running.get())) {
                port = running.get();
                return;
            }
            stop(Stop.FAST);
        }
        port = free(wanted);
        folder.prepare(serverUser);
        var ended = serverUser.run(List.of(
                program("pg_ctl"),
                "start",
                "-D",
                folder.data().toString(),
                "-l",
                folder.log().toString(),
                "-w",
                "-t",
                "50",
                "-s",
                "-o",
                "-p " + port));
        if (!ended.well()) {
            throw new StoreUnusableException(
                    "PostgreSQL does not start: " + folder.fatal().orElse(ended.lastLine()) + ".");
        }
        createDatabase();
    }

    private void createDatabase() {
        try (Connection connection = SqlServer.connect(jdbcUrl(port, "postgres"), USER, password)) {
            SqlServer.createDatabase(connection, DATABASE);
        } catch (SQLException failed) {
            throw new StoreUnusableException(
                    "PostgreSQL was started but does not take the kept password: " + failed.getMessage() + ".", failed);
        }
    }

    private boolean adopted(int running) throws IOException {
        try (Connection connection = SqlServer.connect(jdbcUrl(running, "postgres"), USER, password)) {
            if (!Files.isSameFile(Path.of(SqlServer.dataFolder(connection)), folder.data())) {
                return false;
            }
            SqlServer.createDatabase(connection, DATABASE);
            return true;
        } catch (SQLException notOurs) {
            return false;
        }
    }

    private static int free(int wanted) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new StoreUnusableException(
                    "Port " + wanted + " is taken, so PostgreSQL cannot listen there: free it, or configure another.",
                    taken);
        }
    }

    private String program(String name) {
        return binaries.program(name).toString();
    }

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
    }
}
