package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a hub in a process of its own is run by: its jar taken apart as in its image, with an archive of the classes that a
 * hub loads. Out of them it starts with a third of the work; the tests that start many would else do little but load classes.
 */
final class HubProgram {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The hub as it is handed out. */
    static final List<String> ONE_FILE =
            of("-jar", Path.of("target/gsb.jar").toAbsolutePath().toString());

    private static final Path JAR = Path.of("target/gsb.jar").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/hub").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

    private HubProgram() {}

    /** A command of the hub: out of its jar taken apart, or out of the classes under test where there is no jar. */
    static List<String> command(String... words) throws IOException {
        List<String> all = new ArrayList<>(
                Files.exists(JAR) ? unpacked() : of("-cp", System.getProperty("java.class.path"), "ir.gsb.Launcher"));
        all.set(0, JAVA);
        all.addAll(List.of(words));
        return all;
    }

    /** Taken apart; the first that asks makes it, in whichever JVM. */
    static List<String> unpacked() throws IOException {
        Files.createDirectories(FOLDER);
        try (var channel =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var turn = channel.lock()) {
            if (turn.isValid() && !isMade()) {
                make();
            }
        }
        return of("-XX:SharedArchiveFile=" + ARCHIVE, "-jar", jar().toString());
    }

    private static boolean isMade() throws IOException {
        return Files.exists(ARCHIVE)
                && Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    private static void make() throws IOException {
        Files.deleteIfExists(ARCHIVE);
        var ended = Shell.run(List.of(
                JAVA,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--force",
                "--destination",
                FOLDER.resolve("unpacked").toString()));
        assertThat(ended.code()).as(ended.toString()).isZero();
        List<String> training = of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-jar", jar().toString());
        try (var hub = new HubOnDisk(training, "training")) {
            hub.start();
            var answer = new ClientOnWire(hub).askByRest(UUID.randomUUID().toString());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        assertThat(ARCHIVE).exists();
    }

    private static Path jar() {
        return FOLDER.resolve("unpacked/gsb.jar");
    }

    /** A hub that lives for a minute is done before a better compiler would pay. */
    private static List<String> of(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:cds=off",
                "--enable-native-access=ALL-UNNAMED"));
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
