package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the commands of the tour in README.md. */
class TourIT {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Five-minute tour$(.*?)^## ");

    @Test
    void every_command_prints_what_the_page_shows() throws IOException {
        Shell.needs(
                "curl jq openssl postgresql-client python3-cryptography python3-zeep python3-xmlsec",
                "curl --version && jq --version && openssl version && psql --version",
                "&& /usr/bin/python3 -c 'import cryptography, zeep, xmlsec'");
        var tour = new PageCommands(Path.of("README.md"), SECTION);

        assertThat(tour.size()).isGreaterThan(8);
        tour.runAsHandedOut(SampleHub.get());
    }
}
