package ir.gsb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An embedded server that a hub has started, as another process of this machine finds it.
 *
 * @param jdbcUrl where its database is
 */
public record RunningPostgres(String jdbcUrl, String user, String password) {

    private static final int PORT_LINE = 4;

    /**
     * Finds the server that runs on a folder.
     *
     * @param home the folder that {@link EmbeddedPostgres#start} was given
     * @throws StoreUnusableException in one sentence, if none runs there or the password cannot be read
     */
    public static RunningPostgres in(Path home) {
        var folder = new PostgresFolder(home.toAbsolutePath().normalize());
        try {
            List<String> lines = Files.readAllLines(folder.data().resolve("postmaster.pid"));
            String password = Files.readString(folder.password()).strip();
            if (lines.size() >= PORT_LINE) {
                int port = Integer.parseInt(lines.get(PORT_LINE - 1).strip());
                return new RunningPostgres(
                        EmbeddedPostgres.jdbcUrl(port, EmbeddedPostgres.DATABASE), EmbeddedPostgres.USER, password);
            }
        } catch (IOException | NumberFormatException absent) {
            throw new StoreUnusableException(notRunning(home), absent);
        }
        throw new StoreUnusableException(notRunning(home));
    }

    private static String notRunning(Path home) {
        return "No PostgreSQL runs on " + home + ", or its files cannot be read: start the sample hub, or name a"
                + " database with --url.";
    }
}
