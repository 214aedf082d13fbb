package ir.gsb.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who PostgreSQL's programs run as. They refuse root; so where the hub is root they run in a user namespace of their
 * own, in which its files are still theirs, or, where that is not allowed, as {@code nobody}, who then owns the files.
 */
final class ServerUser {

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a program said and how it ended. */
    record Ended(int exitCode, String said) {
        boolean well() {
            return exitCode == 0;
        }

        String lastLine() {
            String text = said.strip();
            return text.substring(text.lastIndexOf('\n') + 1).strip();
        }
    }

    private final List<String> prefix;
    private final int owner;

    private ServerUser(List<String> prefix, int owner) {
        this.prefix = prefix;
        this.owner = owner;
    }

    /** @param data the server's data folder; who owns it already decides */
    static ServerUser of(Path data) throws IOException {
        int self = Math.toIntExact(new UnixSystem().getUid());
        if (self != ROOT) {
            return new ServerUser(List.of(), self);
        }
        int owner =
                Files.exists(data) ? (Integer) Files.getAttribute(data, "unix:uid", LinkOption.NOFOLLOW_LINKS) : ROOT;
        if (owner == ROOT && works(List.of("unshare", "-U"))) {
            return new ServerUser(List.of("unshare", "-U"), ROOT);
        }
        int other = owner == ROOT ? NOBODY : owner;
        List<String> asOther = List.of("setpriv", "--reuid=" + other, "--regid=" + other, "--clear-groups");
        if (works(asOther)) {
            return new ServerUser(asOther, other);
        }
        throw new StoreUnusableException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start the hub as another"
                        + " user, or name a PostgreSQL server in the configuration.");
    }

    private static boolean works(List<String> prefix) {
        try {
            return run(prefix, List.of("true")).well();
        } catch (IOException missing) {
            return false;
        }
    }

    /** Gives a file or folder of ours to the server. */
    void give(Path file) throws IOException {
        if (owner != Math.toIntExact(new UnixSystem().getUid())) {
            Files.setAttribute(file, "unix:uid", owner);
        }
    }

    Ended run(List<String> command) throws IOException {
        return run(prefix, command);
    }

    private static Ended run(List<String> prefix, List<String> command) throws IOException {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end in " + PATIENCE.toSeconds() + " s");
            }
            return new Ended(process.exitValue(), said);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
        }
    }
}
