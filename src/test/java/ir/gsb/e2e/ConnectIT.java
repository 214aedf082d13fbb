package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the commands of connect.md. */
class ConnectIT {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## When it does not work$(.*?)^## ");

    @Test
    void every_command_prints_what_the_page_shows() throws IOException {
        var page = new PageCommands(Path.of("src/docs/connect.md"), SECTION);

        assertThat(page.size()).isEqualTo(2);
        page.run(SampleHub.get());
    }
}
