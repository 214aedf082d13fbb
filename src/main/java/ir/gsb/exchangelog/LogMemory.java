package ir.gsb.exchangelog;

import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last checkpoint that this node signed or saw, in a file outside of the store: whoever rolls the store back does not
 * roll this back. Delete it only to let a log begin anew.
 */
final class LogMemory {

    private final Path file;

    LogMemory(Path file) {
        this.file = file;
    }

    Optional<Note> read() throws IOException, LogInconsistentException {
        try {
            return Optional.of(Note.parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (TlogException changed) {
            throw new LogInconsistentException("the memory " + file + " is no checkpoint: " + changed.getMessage());
        }
    }

    /** On disk when it returns; the file holds the old checkpoint or the new one at any moment. */
    void write(Note checkpoint) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(checkpoint.toBytes());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel renamed = FileChannel.open(folder, StandardOpenOption.READ)) {
            renamed.force(true);
        }
    }
}
