package ir.gsb.delivery;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what one sees that files changed, without reading them: which there are, since when, how large. */
record FilesStamp(Map<Path, Stamp> files) {

    /** @param key of the file system, which tells a file from one that was moved into its place */
    record Stamp(Instant changed, long size, @Nullable Object key) {}

    private static final int DEEPEST = 8;
    private static final String SAMPLES = "samples";

    /** Of all files in these folders but for hidden ones, what editors leave beside a file, and samples. */
    static FilesStamp of(Path... folders) throws IOException {
        Map<Path, Stamp> files = new HashMap<>();
        for (Path folder : folders) {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Visitor(folder, files));
        }
        return new FilesStamp(Map.copyOf(files));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path top;
        private final Map<Path, Stamp> files;

        Visitor(Path top, Map<Path, Stamp> files) {
            this.top = top;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean skipped = !folder.equals(top) && (name.startsWith(".") || name.equals(SAMPLES));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(".") && !name.endsWith("~")) {
                files.put(
                        file,
                        new Stamp(attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey()));
            }
            return FileVisitResult.CONTINUE;
        }

        /** A file may go while one looks; the folder itself must be there. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (!file.equals(top) && why instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw why;
        }
    }
}
