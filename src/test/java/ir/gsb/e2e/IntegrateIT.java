package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of integrate.md on a copy of routes and schemas, which a running hub serves. */
class IntegrateIT {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## 1\\. Begin$(.*?)^## While the hub runs$");

    @Test
    void every_command_prints_what_the_page_shows(@TempDir Path folder) throws IOException {
        Shell.needs("patch", "patch --version");
        copy(Path.of("routes"), folder);
        copy(Path.of("schemas"), folder);
        var page = new PageCommands(Path.of("src/docs/integrate.md"), SECTION);

        assertThat(page.size()).isGreaterThan(10);
        try (var hub = new SampleHub(
                folder.resolve("hub"),
                "--gsb.routes=" + folder.resolve("routes"),
                "--gsb.schemas=" + folder.resolve("schemas"))) {
            page.run(hub, folder);
        }
    }

    private static void copy(Path from, Path into) throws IOException {
        List<Path> all;
        try (var files = Files.walk(from)) {
            all = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            Path to = into.resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }
}
