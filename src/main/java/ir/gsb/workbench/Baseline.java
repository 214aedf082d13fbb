package ir.gsb.workbench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The schemas as they were: a folder, or a copy of what a revision of git holds, which is deleted at the end. */
final class Baseline implements AutoCloseable {

    private final Path folder;
    private final boolean copied;

    private Baseline(Path folder, boolean copied) {
        this.folder = folder;
        this.copied = copied;
    }

    /**
     * Finds what a user named.
     *
     * @param named a folder, or a revision of the repository that {@code schemas} stands in
     * @throws CannotReadException if it is neither
     */
    static Baseline of(String named, Path schemas) {
        if (Files.isDirectory(Path.of(named))) {
            return new Baseline(Path.of(named), false);
        }
        if (named.startsWith("-")) {
            throw new CannotReadException("--against takes a folder or a revision of git, not " + named + ".");
        }
        try {
            byte[] zip = git(schemas, named);
            Path copy = Files.createTempDirectory("gsb-schemas");
            var baseline = new Baseline(copy, true);
            unpack(zip, copy);
            return baseline;
        } catch (IOException failed) {
            throw new CannotReadException(
                    "the schemas of " + named + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    Path folder() {
        return folder;
    }

    private static byte[] git(Path schemas, String revision) throws IOException {
        Process git =
                new ProcessBuilder("git", "-C", schemas.toString(), "archive", "--format=zip", revision, ".").start();
        git.getOutputStream().close();
        byte[] zip = git.getInputStream().readAllBytes();
        String why = new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (git.waitFor() != 0) {
                throw new CannotReadException(revision + " is no folder, and git knows no such revision of " + schemas
                        + ": " + why + ". Name a folder with the schemas as they were, or a revision.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotReadException("stopped while git was at work", stopped);
        }
        return zip;
    }

    private static void unpack(byte[] zip, Path into) throws IOException {
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (file.startsWith(into) && entry.getName().endsWith(".xsd")) {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }

    @Override
    public void close() {
        if (!copied) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new CannotReadException("the copy " + folder + " cannot be deleted: " + left.getMessage(), left);
        }
    }
}
