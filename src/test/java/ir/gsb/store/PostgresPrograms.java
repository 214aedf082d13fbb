package ir.gsb.store;

import ir.gsb.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's own programs, for tests that run a server with settings that are not the hub's. */
public final class PostgresPrograms {

    private final PostgresBinaries binaries;
    private final ServerUser user;

    private PostgresPrograms(PostgresBinaries binaries, ServerUser user) {
        this.binaries = binaries;
        this.user = user;
    }

    /** @param data the data folder of the server, which need not be there yet */
    public static PostgresPrograms of(Path data) throws IOException {
        return new PostgresPrograms(unpacked(), ServerUser.of(data));
    }

    /** Lets a hub of a test find the programs unpacked in the folder where it keeps PostgreSQL. */
    public static void lend(Path home) throws IOException {
        Path programs = unpacked().program("postgres").getParent().getParent();
        Path link = home.resolve(programs.getFileName());
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(home);
            Files.createSymbolicLink(link, programs);
        }
    }

    private static PostgresBinaries unpacked() throws IOException {
        Path home = Files.createDirectories(TestFolder.of("postgres"));
        return PostgresBinaries.unpackedIn(home.toAbsolutePath(), System.out::println);
    }

    /** Makes a folder that the server may write. */
    public Path folder(Path path) throws IOException {
        Files.createDirectories(path);
        user.give(path);
        return path;
    }

    /** Makes a file that the server may write. */
    public Path file(Path path) throws IOException {
        Files.writeString(path, "");
        user.give(path);
        return path;
    }

    /** Runs a program to its end, which must be a good one. */
    public void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(arguments);
        var ended = user.run(command);
        if (!ended.well()) {
            throw new IllegalStateException(program + " says: " + ended.said());
        }
    }
}
