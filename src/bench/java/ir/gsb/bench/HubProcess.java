package ir.gsb.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The hub in a process of its own, with a database and keys of its own, made anew for the run. */
final class HubProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Settings settings;
    private final ChildProcess process;

    private HubProcess(Settings settings, ChildProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts it and waits until it says that it is ready. */
    static HubProcess start(Settings settings, int providersPort) throws IOException {
        return start(settings, providersPort, false);
    }

    /** @param country whether it loads the synthetic country, which it does after it is ready */
    static HubProcess start(Settings settings, int providersPort, boolean country) throws IOException {
        if (Files.notExists(settings.jar())) {
            throw new IOException("there is no " + settings.jar() + ": build it with mvn -DskipTests package");
        }
        requireFree(settings.port());
        empty(data(settings));
        Path log = settings.folder().resolve("hub.log");
        var hub = new HubProcess(
                settings, ChildProcess.java("hub", log, false, arguments(settings, providersPort, country)));
        try {
            hub.awaitReady();
            return hub;
        } catch (IOException | RuntimeException failed) {
            hub.close();
            throw failed;
        }
    }

    /** Else what listens there would be taken for the hub. */
    private static void requireFree(int port) throws IOException {
        try {
            Connection.to(port).close();
        } catch (ConnectException nobody) {
            return;
        }
        throw new IOException("port " + port + " is taken: free it, or name another with -Dbench.port");
    }

    private static List<String> arguments(Settings settings, int providersPort, boolean country) {
        String providers = "http://127.0.0.1:" + providersPort;
        List<String> arguments = new ArrayList<>(settings.hubOptions());
        arguments.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                settings.jar().toString(),
                "--spring.profiles.active=sample",
                "--server.port=" + settings.port(),
                "--gsb.tls.port=" + settings.tlsPort(),
                "--gsb.sample.data=" + data(settings),
                "--gsb.sample.pki=" + settings.folder().resolve("pki"),
                "--gsb.sample.greet=false",
                "--gsb.sample.country=" + country,
                "--gsb.providers.civil-registry.population.url=" + providers + "/population",
                "--gsb.providers.post.addresses.url=" + providers));
        return arguments;
    }

    static Path data(Settings settings) {
        return settings.folder().resolve("data");
    }

    private static void empty(Path data) throws IOException {
        Optional<ProcessHandle> left = Postgres.running(data);
        if (left.isPresent()) {
            throw new IOException("a PostgreSQL server of an earlier run still runs in " + data + ": stop the process "
                    + left.get().pid() + " first");
        }
        if (Files.exists(data)) {
            try (var files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(data);
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IOException("the hub was not ready after " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isReady() {
        try (var connection = Connection.to(settings.port())) {
            byte[] question = HttpMessage.get(settings.authority(), "/actuator/health/readiness");
            return connection.exchange(question).status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    /** Stops the hub, which stops its database; a database that it left behind is stopped too. */
    @Override
    public void close() {
        process.close();
        try {
            Postgres.running(data(settings)).ifPresent(ProcessHandle::destroy);
        } catch (IOException unreadable) {
            System.err.println("whether PostgreSQL still runs is not known: " + unreadable.getMessage());
        }
    }
}
