package ir.gsb.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that the benchmark started, and that ends with it. */
final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /**
     * Starts this Java once more.
     *
     * @param log where its standard error goes, and its standard output too if it is not piped
     */
    static ChildProcess java(String name, Path log, boolean piped, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (!piped) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        }
        return new ChildProcess(name, builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    /** The first line that a piped process prints. */
    String firstLine() throws IOException {
        String line = process.inputReader().readLine();
        if (line == null) {
            throw ended();
        }
        return line;
    }

    /** Reads on what a piped process prints, so that it never waits for a reader. */
    void discardRest() {
        Thread.ofVirtual().start(() -> {
            try {
                process.inputReader().transferTo(Writer.nullWriter());
            } catch (IOException _) {
                // it ended
            }
        });
    }

    /** @throws IOException with the end of its log, if it is no longer running */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw ended();
        }
    }

    private IOException ended() throws IOException {
        List<String> lines = Files.readAllLines(log);
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        return new IOException("the process of the " + name + " ended; its log " + log + " ends so:\n" + end);
    }

    /** Asks it to stop, and makes it if it does not. */
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
