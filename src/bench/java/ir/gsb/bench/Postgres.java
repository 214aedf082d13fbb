package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The server that the hub runs in its data folder. */
record Postgres(long pid, int port, String password) {

    /** @param data the hub's data folder */
    static Postgres in(Path data) throws IOException {
        List<String> lines = Files.readAllLines(pidFile(data));
        String password = Files.readString(data.resolve("postgres/password")).strip();
        return new Postgres(
                Long.parseLong(lines.get(0).strip()),
                Integer.parseInt(lines.get(3).strip()),
                password);
    }

    /** The server that still runs in a folder, left behind by a hub that was killed. */
    static Optional<ProcessHandle> running(Path data) throws IOException {
        if (Files.notExists(pidFile(data))) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile(data)).getFirst().strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static Path pidFile(Path data) {
        return data.resolve("postgres/data/postmaster.pid");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/gsb";
    }
}
