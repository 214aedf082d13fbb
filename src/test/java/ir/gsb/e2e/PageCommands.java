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

/** The commands of a page, run all in their order; what they print is held against what the page shows. */
final class PageCommands {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");
    private static final String END = "-- the end of a step --";
    private static final Path JAR = Path.of("target/gsb.jar");
    private static final String HANDED_OUT = "java -jar " + JAR;

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

    private final List<Step> steps = new ArrayList<>();

    /** @param section what of the page is run, its first group */
    PageCommands(Path page, Pattern section) throws IOException {
        Matcher found = section.matcher(Files.readString(page));
        assertThat(found.find()).as("%s has commands", page).isTrue();
        Matcher block = BLOCK.matcher(found.group(1));
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), ""));
            } else {
                steps.add(new Step(steps.removeLast().commands(), block.group(2)));
            }
        }
    }

    int size() {
        return steps.size();
    }

    /** Runs them on a hub, each where the page has its own. */
    void run(SampleHub hub) throws IOException {
        run(HubProgram.command(), hub);
    }

    /** Runs them on a hub, with the program that the page names. */
    void runAsHandedOut(SampleHub hub) throws IOException {
        run(Files.exists(JAR) ? List.of(HANDED_OUT) : HubProgram.command(), hub);
    }

    private void run(List<String> program, SampleHub hub) {
        compare(Shell.run(List.of("bash", "-c", script(program)), environment(hub)));
    }

    /** Runs them on a hub and in a folder. */
    void run(SampleHub hub, Path folder) throws IOException {
        String all = "cd '" + folder + "'\n" + script(HubProgram.command());
        compare(Shell.run(List.of("bash", "-c", all), environment(hub)));
    }

    private void compare(Shell.Ended ended) {
        assertThat(ended.code()).as("%s", ended).isZero();
        String[] printed = ended.out().split(Pattern.quote(END) + "\n");
        for (int i = 0; i < steps.size(); i++) {
            assertThat(printed[i])
                    .as(steps.get(i).commands())
                    .matches(steps.get(i).pattern());
        }
    }

    /** The page's own commands, but for where this test's hub is and what runs a command. */
    private String script(List<String> program) {
        return steps.stream()
                .map(step -> step.commands() + "echo '" + END + "'\n")
                .collect(Collectors.joining("", "set -e\n", ""))
                .replaceFirst("(?m)^HUB=.*$", "HUB=\\$PAGE_HUB")
                .replaceFirst("(?m)^PKI=.*$", "PKI=\\$PAGE_PKI")
                .replaceFirst("(?m)^DATA=.*$", "DATA=\\$PAGE_DATA")
                .replace(HANDED_OUT, String.join(" ", program));
    }

    private static Map<String, String> environment(SampleHub hub) {
        return Map.of(
                "PAGE_HUB", "http://" + hub.authority(),
                "PAGE_PKI", hub.pki().toAbsolutePath().toString(),
                "PAGE_DATA", hub.pki().resolveSibling("data").toString());
    }
}
