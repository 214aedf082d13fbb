package ir.gsb.e2e;

import static org.awaitility.Awaitility.await;

import ir.gsb.message.Headers;
import ir.gsb.store.PostgresPrograms;
import ir.gsb.store.ServerOfHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A sample hub in a process of its own; its folder and ports stay the same from one start to the next. */
final class HubOnDisk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final Path folder;
    private final int port = SampleHub.freePort();
    private final int tlsPort = SampleHub.freePort();
    private final List<String> options;
    private List<String> program;
    private NodeProcess process;

    /** In a new folder of this name, with the programs of PostgreSQL unpacked. */
    HubOnDisk(String name, String... options) throws IOException {
        this(HubProgram.unpacked(), name, options);
        PostgresPrograms.lend(data().resolve("postgres"));
    }

    /** @param program the command that runs the hub */
    HubOnDisk(List<String> program, String name, String... options) throws IOException {
        this.program = program;
        this.folder = Path.of("target/chaos", name).toAbsolutePath();
        this.options = List.of(options);
        empty(folder);
        Files.createDirectories(folder);
    }

    static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            ServerOfHub.in(folder.resolve("data/postgres")).stop();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** From its next start on it is run by this command. */
    void runBy(List<String> command) {
        program = command;
    }

    /** Starts it and does not wait for it. */
    NodeProcess launch(String... more) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--spring.profiles.active=sample",
                "--server.port=" + port,
                "--gsb.tls.port=" + tlsPort,
                "--gsb.sample.greet=false",
                "--gsb.sample.data=" + data(),
                "--gsb.sample.pki=" + pki()));
        command.addAll(options);
        command.addAll(List.of(more));
        if (!command.contains(SampleHub.COUNTRY)) {
            command.add("--gsb.sample.country=false");
        }
        process = NodeProcess.start(Path.of("").toAbsolutePath(), folder.resolve("hub.log"), Map.of(), command);
        return process;
    }

    /** Starts it and returns when it is ready, with the time that it took. */
    Duration start() throws IOException {
        long begun = System.nanoTime();
        launch();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::isReady);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(folder.getFileName() + " was ready after " + took.toMillis() + " ms");
        return took;
    }

    boolean isReady() {
        if (!process.alive()) {
            throw new AssertionError("the hub has ended: " + process.said());
        }
        try {
            var answer = RawHttp.send(port, "GET", "/actuator/health/readiness", new Headers(List.of()), new byte[0]);
            return answer.status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String authority() {
        return "localhost:" + port;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path pki() {
        return folder.resolve("pki");
    }

    NodeProcess process() {
        return process;
    }

    /** Its PostgreSQL, which outlives it when it is killed. */
    ServerOfHub postgres() {
        return ServerOfHub.in(data().resolve("postgres"));
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
        postgres().stop();
    }
}
