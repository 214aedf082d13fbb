package ir.gsb;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the hub or a command of it on Java 25 or later. Compiled for Java 17: run by an older Java it looks for a
 * newer one on this machine and hands over, or says in one sentence what is missing.
 */
public final class Launcher {

    private static final int NEEDED = 25;

    /** Where JDKs are installed on this machine. */
    private static final Path JVMS = Path.of(System.getProperty("gsb.jvms", "/usr/lib/jvm"));

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            allowForPinnedCarriers();
            Class.forName("ir.gsb.Gsb").getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        Path java = newerJava();
        if (java == null) {
            System.err.println("gsb needs Java " + NEEDED + " or later and this is Java "
                    + Runtime.version().feature() + ": install a JDK " + NEEDED
                    + " under " + JVMS + " or name its folder in GSB_JAVA_HOME.");
            System.exit(2);
        }
        System.exit(handOver(java, args));
    }

    /**
     * A virtual thread that loads a class keeps its carrier while it waits. With as many carriers as cores, two on a small
     * machine, all of them may wait for a lock whose owner needs one.
     */
    private static void allowForPinnedCarriers() {
        String setting = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(setting) == null) {
            System.setProperty(
                    setting, Integer.toString(Math.max(8, Runtime.getRuntime().availableProcessors())));
        }
    }

    private static int handOver(Path java, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            command.add(option);
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) {
            command.add("-jar");
            command.add(classPath);
        } else {
            command.add("-cp");
            command.add(classPath);
            command.add(Launcher.class.getName());
        }
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroy();
            process.onExit().join();
        }));
        return process.waitFor();
    }

    private static Path newerJava() throws IOException {
        List<Path> homes = new ArrayList<>();
        for (String name : List.of("GSB_JAVA_HOME", "JAVA_HOME")) {
            if (System.getenv(name) != null) {
                homes.add(Path.of(System.getenv(name)));
            }
        }
        if (Files.isDirectory(JVMS)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(JVMS)) {
                found.forEach(homes::add);
            }
        }
        for (Path home : homes) {
            Path java = home.resolve("bin/java");
            Path release = home.resolve("release");
            if (Files.isExecutable(java) && Files.isReadable(release) && featureOf(release) >= NEEDED) {
                return java;
            }
        }
        return null;
    }

    private static int featureOf(Path release) throws IOException {
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                String version = line.substring("JAVA_VERSION=\"".length());
                return Integer.parseInt(version.split("[^0-9]", 2)[0]);
            }
        }
        return 0;
    }
}
