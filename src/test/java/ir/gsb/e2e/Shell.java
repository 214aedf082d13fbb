package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs programs that are not ours, as a user of this machine would. */
public final class Shell {

    private static final int PATIENCE_SECONDS = 240;
    private static final Map<String, Boolean> PROBED = new ConcurrentHashMap<>();

    /** How a program ended, and what it said. */
    public record Ended(int code, String out, String err) {}

    private Shell() {}

    public static Ended run(List<String> command) {
        return run(command, Map.of());
    }

    public static Ended run(List<String> command, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("gsb", ".out");
            Path err = Files.createTempFile("gsb", ".err");
            try {
                var builder =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
                }
                return new Ended(process.exitValue(), text(out), text(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run " + command, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Skips the test where a tool is missing, and fails it where all must run. A tool is looked for once.
     *
     * @param probe ends with 0 if the tool is there
     * @param packages what to install on Debian
     */
    public static void needs(String packages, String... probe) {
        boolean there = PROBED.computeIfAbsent(String.join(" ", probe), Shell::succeeds);
        needs(there, "not run for want of a tool, get it with: apt-get install " + packages);
    }

    private static boolean succeeds(String probe) {
        return run(List.of("bash", "-c", probe + " >/dev/null 2>&1")).code() == 0;
    }

    /**
     * Skips the test where something else is missing, and fails it where all must run.
     *
     * @param how says what is missing, and how to get it
     */
    public static void needs(boolean there, String how) {
        if (Boolean.parseBoolean(System.getenv("GSB_TESTS_MUST_RUN"))) {
            assertThat(there).as(how).isTrue();
        }
        assumeTrue(there, how);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
