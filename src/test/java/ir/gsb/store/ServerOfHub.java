package ir.gsb.store;

import ir.gsb.TestPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded server of a hub in another process, for tests that ask it, pull it away or find it left behind. */
public final class ServerOfHub {

    private final PostgresFolder folder;

    private ServerOfHub(PostgresFolder folder) {
        this.folder = folder;
    }

    /** @param home the folder that the hub keeps PostgreSQL in */
    public static ServerOfHub in(Path home) {
        return new ServerOfHub(new PostgresFolder(home.toAbsolutePath().normalize()));
    }

    /** The process id of a server that runs. */
    public Optional<Long> pid() {
        try {
            return folder.runningPort().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Long.parseLong(Files.readAllLines(folder.data().resolve("postmaster.pid"))
                                    .getFirst()
                                    .strip()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The hub's own database. */
    public DataSource source() {
        try {
            var source = new PGSimpleDataSource();
            source.setUrl("jdbc:postgresql://127.0.0.1:" + folder.runningPort().orElseThrow() + "/gsb");
            source.setUser("gsb");
            source.setPassword(Files.readString(folder.password()).strip());
            return source;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Lets it fall without warning, as when its machine fails, and starts it again on the same port. */
    public void crashAndStartAgain() {
        control("restart", "-m", "immediate", "-l", folder.log().toString(), "-t", "50", "-o", "-p " + port());
    }

    /** Lets it fall without warning. */
    public void crash() {
        control("stop", "-m", "immediate");
    }

    /** Starts it again as the hub configured it, on any port. */
    public void start() {
        start(TestPort.free());
    }

    public void start(int port) {
        control("start", "-l", folder.log().toString(), "-t", "50", "-o", "-p " + port);
    }

    public int port() {
        try {
            return folder.runningPort().orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops it if it runs. */
    public void stop() {
        if (pid().isPresent()) {
            control("stop", "-m", "fast");
        }
    }

    private void control(String action, String... options) {
        try {
            var command = new ArrayList<>(List.of(
                    PostgresBinaries.unpackedIn(folder.home(), line -> {})
                            .program("pg_ctl")
                            .toString(),
                    action,
                    "-D",
                    folder.data().toString(),
                    "-w",
                    "-s"));
            command.addAll(List.of(options));
            var ended = ServerUser.of(folder.data()).run(command);
            if (!ended.well()) {
                throw new IllegalStateException("pg_ctl " + action + ": " + ended.said());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
