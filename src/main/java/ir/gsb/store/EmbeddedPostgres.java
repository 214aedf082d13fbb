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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A PostgreSQL server of the hub's own, out of the class path: durable, on the loopback interface only, with a password.
 *
 * <p>It outlives a hub that is killed; the next one on the same folder takes it over. One hub at a time owns a folder.
 * A server that ends though the hub did not stop it is started again on its port.
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
    private final Lock turn = new ReentrantLock();
    private final ServerWatch watch;
    private volatile int port;
    private volatile boolean wanted;

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
        this.watch = new ServerWatch(new Watched());
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
                return started(new EmbeddedPostgres(folder, lock, binaries, serverUser, password), port);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new StoreUnusableException(
                    "PostgreSQL cannot be started in " + folder.home() + ": " + failed.getMessage() + ".", failed);
        }
    }

    private static EmbeddedPostgres started(EmbeddedPostgres server, int port) throws IOException {
        try {
            server.start(port);
            return server;
        } catch (IOException | RuntimeException failed) {
            server.watch.close();
            throw failed;
        }
    }

    /** The server as it should be. */
    private final class Watched implements ServerWatch.Server {

        @Override
        public boolean isMissed() throws IOException {
            return wanted && folder.runningPort().isEmpty();
        }

        @Override
        public void startAgain() throws IOException {
            turn.lock();
            try {
                if (isMissed()) {
                    launch();
                }
            } finally {
                turn.unlock();
            }
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
        wanted = false;
        turn.lock();
        try {
            var ended = serverUser.run(
                    List.of(program("pg_ctl"), "stop", "-D", folder.data().toString(), "-w", "-s", "-m", how.mode()));
            if (!ended.well() && folder.runningPort().isPresent()) {
                throw new StoreUnusableException("PostgreSQL cannot be stopped: " + ended.lastLine() + ".");
            }
        } catch (IOException failed) {
            throw new StoreUnusableException("PostgreSQL cannot be stopped: " + failed.getMessage() + ".", failed);
        } finally {
            turn.unlock();
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
        wanted = false;
        watch.close();
        try {
            lock.close();
        } catch (IOException failed) {
            throw new StoreUnusableException("The folder of PostgreSQL cannot be released.", failed);
        }
    }

    private void start(int asked) throws IOException {
        turn.lock();
        try {
            Optional<Integer> running = folder.runningPort();
            if (running.isPresent() && (asked == 0 || asked == running.get()) && adopted(running.get())) {
                port = running.get();
            } else {
                if (running.isPresent()) {
                    stop(Stop.FAST);
                }
                port = free(asked);
                launch();
            }
            wanted = true;
        } finally {
            turn.unlock();
        }
    }

    private void launch() throws IOException {
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
