package ir.gsb.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process as a container would run it: it inherits nothing, and what it says is in a file. */
final class NodeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static NodeProcess start(Path folder, Path log, Map<String, String> environment, List<String> command)
            throws IOException {
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(found(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", javaHome() + "/bin:/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", javaHome());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new NodeProcess(process, log);
    }

    /** A process is looked up on the path of its parent, not on the one that it gets. */
    private static List<String> found(List<String> command) {
        Path program = Path.of(javaHome(), "bin", command.getFirst());
        List<String> all = new ArrayList<>(command);
        if (Files.isExecutable(program)) {
            all.set(0, program.toString());
        }
        return all;
    }

    private static String javaHome() {
        return System.getProperty("java.home");
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Waits until it has ended by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end in " + PATIENCE + ": " + said());
        }
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return log + " cannot be read";
        }
    }

    /** Asks it to end, as a container's engine does, and says how it ended. */
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Ends it as kill -9 does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it run for so long and then kills it. */
    void killAfter(Duration moment) throws InterruptedException {
        if (process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("it ended by itself: " + said());
        }
        kill();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
