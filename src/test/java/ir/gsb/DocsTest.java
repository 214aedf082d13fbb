package ir.gsb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ir.gsb.message.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages name is there. */
class DocsTest {

    private static final Path DOCS = Path.of("src/docs");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern NAMED_FILE =
            Pattern.compile("`((?:src|routes|schemas|docker|certs-example)/[\\w./-]+)`");
    private static final Pattern NAMED_CODE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern TABLE = Pattern.compile("(?im)^create (?:table|view) (\\w+)");
    private static final int LONGEST_DECISION = 30;
    private static final Path CLIENTS = Path.of("src/clients");
    private static final List<String> CLIENT_LANGUAGES = List.of("csharp", "curl", "java", "node", "php", "python");
    private static final int LONGEST_CLIENT_FILE = 110;
    private static final int WIDEST_CLIENT_LINE = 120;

    @Test
    void links_lead_somewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            found(LINK, page)
                    .filter(target -> !target.contains("://"))
                    .filter(target -> Files.notExists(page.toAbsolutePath().resolveSibling(target)))
                    .forEach(target -> dead.add(page + ": " + target));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void files_that_are_named_exist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            found(NAMED_FILE, page)
                    .filter(file -> Files.notExists(Path.of(file)))
                    .filter(file -> !file.startsWith("certs-example/out"))
                    .forEach(file -> missing.add(page + ": " + file));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void parameters_of_the_templates_are_those_listed_for_integrators() throws IOException {
        String page = Files.readString(DOCS.resolve("integrate.md"));
        for (Path file : files(Path.of("routes/_templates"), ".camel.yaml")) {
            for (JsonNode entry : new YAMLMapper().readTree(file.toFile())) {
                JsonNode template = entry.path("routeTemplate");
                String id = template.path("id").asText();
                List<String> parameters = new ArrayList<>();
                for (JsonNode parameter : template.path("parameters")) {
                    parameters.add(parameter.path("name").asText());
                    String otherwise = parameter.path("defaultValue").asText();
                    assertThat(row(page, id, parameter.path("name").asText()))
                            .as("%s of %s: its default", parameters.getLast(), id)
                            .contains(otherwise.isEmpty() ? "needed" : otherwise);
                }
                assertThat(rows(page, id)).as(id).isEqualTo(parameters);
            }
        }
    }

    @Test
    void tables_are_all_explained_to_auditors() throws IOException {
        String page = Files.readString(DOCS.resolve("record.md"));
        for (Path file : files(Path.of("src/main/resources/db/migration"), ".sql")) {
            found(TABLE, file)
                    .filter(table -> !table.equals("registry_version"))
                    .forEach(table ->
                            assertThat(page).as("%s of %s", table, file).contains("`" + table + "`"));
        }
    }

    @Test
    void errors_that_are_explained_exist() throws IOException {
        List<String> codes = found(NAMED_CODE, DOCS.resolve("connect.md")).toList();

        assertThat(codes).hasSizeGreaterThan(5);
        assertThat(Arrays.stream(Code.values()).map(Code::wire)).containsAll(codes);
    }

    @Test
    void decisions_are_dated_and_short() throws IOException {
        for (Path decision : files(DOCS.resolve("decisions"), "")) {
            assertThat(decision.getFileName().toString()).matches("\\d{4}-\\d{2}-\\d{2}-[a-z0-9-]+\\.md");
            assertThat(Files.readAllLines(decision)).as("%s", decision).hasSizeLessThanOrEqualTo(LONGEST_DECISION);
        }
    }

    @Test
    void sample_clients_are_short_enough_to_be_read() throws IOException {
        for (String language : CLIENT_LANGUAGES) {
            for (Path file : files(CLIENTS.resolve(language), "")) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines).as("%s", file).hasSizeLessThanOrEqualTo(LONGEST_CLIENT_FILE);
                assertThat(lines.stream().filter(line -> line.length() > WIDEST_CLIENT_LINE))
                        .as("%s", file)
                        .isEmpty();
            }
        }
    }

    private static String row(String page, String template, String parameter) {
        return table(page, template)
                .filter(line -> line.startsWith("| `" + parameter + "`"))
                .findFirst()
                .orElse("");
    }

    private static List<String> rows(String page, String template) {
        return table(page, template)
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    /** The lines below a table's head, up to its end. */
    private static Stream<String> table(String page, String head) {
        return page.substring(page.indexOf("| `" + head + "`")).lines().skip(2).takeWhile(line -> line.startsWith("|"));
    }

    private static Stream<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map((MatchResult match) -> match.group(1));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        for (String folder : new String[] {"src/docs", "schemas", "docker"}) {
            pages.addAll(files(Path.of(folder), ".md"));
        }
        pages.add(Path.of("certs-example/README.md"));
        return pages;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
