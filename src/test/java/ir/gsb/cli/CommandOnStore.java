package ir.gsb.cli;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.store.EmbeddedPostgres;
import ir.gsb.store.SharedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A database of a test's own, and one of the commands that work on it. */
final class CommandOnStore implements AutoCloseable {

    private final String command;
    private final String database;
    private final Path folder;
    private final HikariDataSource store;

    /** @param folder where keys and the store's password are put */
    CommandOnStore(String command, String database, Path folder) throws IOException {
        this.command = command;
        this.database = database;
        this.folder = folder;
        this.store = SharedPostgres.migrated(database);
        MasterKeys.ensureSample(folder, new SecureRandom());
        Files.writeString(folder.resolve("password"), SharedPostgres.server().password());
    }

    /** What became of a command. */
    record Ran(int exitCode, String out, String err) {}

    Ran run(String... words) {
        return runOther(command, words);
    }

    /** Runs another command on the same store. */
    Ran runOther(String other, String... words) {
        EmbeddedPostgres server = SharedPostgres.server();
        List<String> args = new ArrayList<>(List.of(
                other,
                "--url=" + server.jdbcUrl().replaceFirst("/gsb$", "/" + database),
                "--user=" + server.user(),
                "--password-file=" + folder.resolve("password"),
                "--master-key=1=" + folder.resolve("master-1.key"),
                "--search-key=" + folder.resolve("search.key")));
        args.addAll(List.of(words));
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = GsbCommand.run(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                args.toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }

    HikariDataSource store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
