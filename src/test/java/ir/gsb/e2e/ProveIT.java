package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of prove.md on a hub of its own, since they change its database. */
class ProveIT {

    private static final Pattern ALL = Pattern.compile("(?s)^(.*)$");

    @Test
    void every_command_prints_what_the_page_shows(@TempDir Path folder) throws IOException {
        Shell.needs(
                "curl jq unzip openssl postgresql-client golang-go golang-golang-x-mod-dev",
                "jq --version && unzip -v && openssl version && psql --version && go version",
                "&& test -d /usr/share/gocode/src/golang.org/x/mod && test -d target/dss/dss/target/dependency");
        var page = new PageCommands(Path.of("src/docs/prove.md"), ALL);

        assertThat(page.size()).isGreaterThan(9);
        try (var hub = new SampleHub(folder)) {
            page.run(hub);
        }
    }
}
