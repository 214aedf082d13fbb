package ir.gsb.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What the embedded server keeps on disk: {@code data}, {@code password}, {@code postgres.log}, {@code hub.lock}. */
record PostgresFolder(Path home) {

    static final String UNPACKING = "unpacking-";
    private static final String MAKING = "making-";
    private static final String PASSWORD = "password-";

    private static final String CONFIGURATION = """
        # Written by the hub at each start.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        password_encryption = 'scram-sha-256'
        max_connections = 100
        shared_buffers = '128MB'
        wal_buffers = '4MB'
        max_wal_size = '1GB'
        checkpoint_timeout = '15min'
        jit = off
        log_min_messages = 'warning'
        log_checkpoints = off
        timezone = 'UTC'
        """;

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    Path password() {
        return home.resolve("password");
    }

    /** Held as long as the channel is open: one hub at a time owns the folder. */
    FileChannel lock() throws IOException {
        var channel = FileChannel.open(home.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ours) {
            // The same sentence whether it is this process or another that has it.
        }
        channel.close();
        throw new StoreUnusableException(
                "Another hub is running on " + home + ": stop it, or give this one a data folder of its own.");
    }

    /** Deletes what starts that were killed left half made; only who holds the lock may. */
    void tidy() throws IOException {
        try (var left = Files.list(home)) {
            for (Path one : left.filter(PostgresFolder::isHalfMade).toList()) {
                try (var files = Files.walk(one)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static boolean isHalfMade(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(UNPACKING) || name.startsWith(MAKING) || name.startsWith(PASSWORD);
    }

    String keptPassword(SecureRandom random) throws IOException {
        if (!Files.exists(password())) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Path fresh = Files.createTempFile(home, PASSWORD, "", ownerOnly);
            Files.writeString(fresh, HexFormat.of().formatHex(secret));
            Files.move(fresh, password(), StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(password()).strip();
    }

    /** Makes the data folder if there is none; one that an interrupted start left half made never gets the name. */
    void initialise(Path initdb, String superuser, ServerUser serverUser) throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Path fresh = Files.createTempDirectory(home, MAKING);
        serverUser.give(fresh);
        serverUser.give(password());
        var ended = serverUser.run(List.of(
                initdb.toString(),
                "-D",
                fresh.toString(),
                "-U",
                superuser,
                "--auth=scram-sha-256",
                "--pwfile=" + password(),
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (!ended.well()) {
            throw new StoreUnusableException("PostgreSQL cannot make its data folder: " + ended.lastLine() + ".");
        }
        Files.writeString(fresh.resolve("postgresql.conf"), "include 'gsb.conf'\n", StandardOpenOption.APPEND);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes what the server reads when it starts, and empties its log. Where the disk is full the settings stay what they
     * were, and are not left half written.
     */
    void prepare(ServerUser serverUser) throws IOException {
        Files.writeString(log(), "");
        serverUser.give(log());
        Path settings = data().resolve("gsb.conf");
        if (!Files.exists(settings) || !Files.readString(settings).equals(CONFIGURATION)) {
            Path fresh = data().resolve("gsb.conf.new");
            Files.writeString(fresh, CONFIGURATION);
            serverUser.give(fresh);
            Files.move(fresh, settings, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The port of a server that runs on this folder, left behind by a hub that was killed. A process id that now
     * belongs to something else must not keep the server from starting, so its file goes.
     */
    Optional<Integer> runningPort() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        Optional<ProcessHandle> process = lines.size() < 4
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        if (process.isPresent() && process.filter(this::servesThis).isEmpty()) {
            Files.delete(file);
            return Optional.empty();
        }
        return process.map(alive -> Integer.parseInt(lines.get(3).strip()));
    }

    /**
     * To take a live server for another would end in two on one folder: what its command line says is not enough, since
     * pg_ctl restart names no folder there. A server works in its folder.
     */
    private boolean servesThis(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().map(line -> line.contains("postgres")).orElse(true);
        return postgres
                && worksIn(process)
                        .map(this::isData)
                        .orElseGet(() -> info.commandLine()
                                .map(line -> line.contains(data().toString()))
                                .orElse(true));
    }

    private boolean isData(Path folder) {
        try {
            return Files.isSameFile(folder, data());
        } catch (IOException gone) {
            return false;
        }
    }

    /** Absent where there is no /proc. */
    private static Optional<Path> worksIn(ProcessHandle process) {
        try {
            return Optional.of(
                    Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Why the server did not start, in its own words. */
    Optional<String> fatal() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .filter(line -> !line.contains("the database system is "))
                    .map(line -> line.replaceFirst(".*(FATAL|PANIC):", "").strip())
                    .findFirst();
        }
    }
}
