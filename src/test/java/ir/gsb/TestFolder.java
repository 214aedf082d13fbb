package ir.gsb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders for what tests make. Tests that run at the same time in another JVM have others. */
public final class TestFolder {

    private static final String JVM = System.getProperty("test.jvm.name", "jvm-1");
    private static final Path ALL = JVM.equals("jvm-1") ? Path.of("target") : Path.of("target", JVM);

    private TestFolder() {}

    /** The folder of this name, below target, which need not be there yet. */
    public static Path of(String name) {
        return ALL.resolve(name);
    }

    /** A new folder, below target, whose name begins so; it goes when the tests end. */
    public static Path passing(String name) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(ALL), name + '-');
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
