package ir.gsb.witness;

import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The last checkpoint that a witness saw of each log: a file each, named by the SHA-256 of the log's origin. */
public final class WitnessMemory {

    private final Path folder;

    /** @param folder is made if it is not there */
    public WitnessMemory(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Optional<Checkpoint> latest(String origin, NoteVerifier log) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Checkpoint.open(Note.parse(Files.readAllBytes(file)), log));
        } catch (TlogException broken) {
            throw new IOException("the memory in " + file + " is not a checkpoint of its log", broken);
        }
    }

    /** Returns when it is on disk. */
    void remember(String origin, Note checkpoint) throws IOException {
        Path fresh = Files.createTempFile(folder, "checkpoint-", ".new");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file(origin), StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    private Path file(String origin) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".checkpoint");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
