package ir.gsb;

import java.nio.file.Path;

/** Folders for what tests make. Tests that run at the same time in another JVM have others. */
public final class TestFolder {

    private static final String JVM = System.getProperty("test.jvm.name", "jvm-1");
    private static final Path ALL = JVM.equals("jvm-1") ? Path.of("target") : Path.of("target", JVM);

    private TestFolder() {}

    /** The folder of this name, below target, which need not be there yet. */
    public static Path of(String name) {
        return ALL.resolve(name);
    }
}
