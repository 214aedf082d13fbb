package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of operate.md on a hub of its own, since they change its registry. */
class OperateIT {

    private static final Pattern ALL = Pattern.compile("(?s)^(.*)$");

    @Test
    void every_command_prints_what_the_page_shows(@TempDir Path folder) throws IOException {
        var page = new PageCommands(Path.of("src/docs/operate.md"), ALL);

        assertThat(page.size()).isGreaterThan(5);
        try (var hub = new SampleHub(folder)) {
            page.run(hub);
        }
    }
}
