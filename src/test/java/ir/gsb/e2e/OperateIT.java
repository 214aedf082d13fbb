package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of operate.md and join.md on a hub of their own, since they change its registry. */
class OperateIT {

    private static final Pattern ALL = Pattern.compile("(?s)^(.*)$");

    @TempDir
    private static Path folder;

    private static SampleHub hub;

    @BeforeAll
    static void start() {
        hub = new SampleHub(folder.resolve("hub"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void operators_see_what_their_page_shows() throws IOException {
        var page = new PageCommands(Path.of("src/docs/operate.md"), ALL);

        assertThat(page.size()).isGreaterThan(5);
        page.run(hub);
    }

    @Test
    void agencies_that_join_see_what_their_page_shows(@TempDir Path own) throws IOException {
        Shell.needs("curl openssl jq", "command -v curl && command -v openssl && command -v jq");
        var page = new PageCommands(Path.of("src/docs/join.md"), ALL);

        assertThat(page.size()).isGreaterThan(5);
        page.run(hub, own);
    }
}
