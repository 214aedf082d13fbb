package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs the commands of the tour in README.md, all of them in their order, and compares what they print. */
class TourIT {

    private static final Pattern SECTION = Pattern.compile("(?ms)^## Five-minute tour$(.*?)^## ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final String END = "-- the end of a step --";
    private static final Path JAR = Path.of("target/gsb.jar");

    /**
     * Commands, and what they print: {@code …} stands for anything in a line, and alone in a line for any lines.
     */
    private record Step(String commands, String shown) {

        Pattern pattern() {
            return Pattern.compile(shown.lines()
                    .map(line ->
                            line.equals("…") ? "(?:.*\n)*" : Pattern.quote(line).replace("…", "\\E.*\\Q") + "\n")
                    .collect(Collectors.joining()));
        }
    }

    @Test
    void every_command_prints_what_the_page_shows() throws IOException {
        Shell.needs(
                "curl jq openssl postgresql-client python3-cryptography python3-zeep python3-xmlsec",
                "curl --version && jq --version && openssl version && psql --version",
                "&& /usr/bin/python3 -c 'import cryptography, zeep, xmlsec'");
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(8);

        var ended = Shell.run(List.of("bash", "-c", script(steps)), hub());

        assertThat(ended.code()).as("%s", ended).isZero();
        String[] printed = ended.out().split(Pattern.quote(END) + "\n");
        for (int i = 0; i < steps.size(); i++) {
            assertThat(printed[i])
                    .as(steps.get(i).commands())
                    .matches(steps.get(i).pattern());
        }
    }

    private static List<Step> steps() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(Path.of("README.md")));
        assertThat(section.find()).as("README.md has a tour").isTrue();
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(section.group(1));
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), ""));
            } else {
                steps.add(new Step(steps.removeLast().commands(), block.group(2)));
            }
        }
        return steps;
    }

    /** The page's own commands, but for where this test's hub is. */
    private static String script(List<Step> steps) {
        String all = steps.stream()
                .map(step -> step.commands() + "echo '" + END + "'\n")
                .collect(Collectors.joining("", "set -e\n", ""))
                .replaceFirst("(?m)^HUB=.*$", "HUB=\\$TOUR_HUB")
                .replaceFirst("(?m)^PKI=.*$", "PKI=\\$TOUR_PKI")
                .replaceFirst("(?m)^DATA=.*$", "DATA=\\$TOUR_DATA");
        return Files.exists(JAR)
                ? all
                : all.replace("java -jar target/gsb.jar", "\"$TOUR_JAVA\" -cp \"$TOUR_CLASSES\" ir.gsb.Launcher");
    }

    private static Map<String, String> hub() {
        SampleHub hub = SampleHub.get();
        return Map.of(
                "TOUR_HUB", "http://" + hub.authority(),
                "TOUR_PKI", hub.pki().toString(),
                "TOUR_DATA", hub.pki().resolveSibling("data").toString(),
                "TOUR_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "TOUR_CLASSES", System.getProperty("java.class.path"));
    }
}
