package ir.gsb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What integrators write in {@code routes/}: named, described, on the hub's templates, without code in it. */
class RouteLintTest {

    private static final Path ROUTES = Path.of("routes");
    private static final Set<String> FORBIDDEN =
            Set.of("script", "groovy", "process", "toD", "dynamicRouter", "routingSlip", "recipientList", "log");

    private final YAMLMapper yaml = new YAMLMapper();

    @Test
    void inquiries_only_instantiate_templates() throws IOException {
        Set<String> templates = new TreeSet<>();
        each(ROUTES.resolve("_templates"), (file, entry) -> {
            JsonNode template = entry.path("routeTemplate");
            assertThat(template.path("id").asText()).as("%s: id", file).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(template.path("description").asText())
                    .as("%s: description", file)
                    .isNotBlank()
                    .doesNotContain("\n");
            templates.add(template.path("id").asText());
        });
        assertThat(templates).contains("rest-provider", "soap-provider");
        each(ROUTES.resolve("inquiries"), (file, entry) -> {
            JsonNode route = entry.path("templatedRoute");
            assertThat(route.isObject())
                    .as("%s: only templatedRoute is allowed here", file)
                    .isTrue();
            assertThat(route.path("routeTemplateRef").asText())
                    .as("%s: routeTemplateRef", file)
                    .isIn(templates);
            assertThat(route.path("routeId").asText()).as("%s: routeId", file).matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
    }

    @Test
    void no_route_holds_code_or_a_target_made_of_message_data() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files(ROUTES)) {
            names(yaml.readTree(file.toFile()))
                    .filter(FORBIDDEN::contains)
                    .forEach(name -> found.add(file + ": " + name));
        }
        assertThat(found).isEmpty();
    }

    private interface Check {
        void of(Path file, JsonNode entry);
    }

    private void each(Path folder, Check check) throws IOException {
        for (Path file : files(folder)) {
            yaml.readTree(file.toFile()).forEach(entry -> check.of(file, entry));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }

    private static Stream<String> names(JsonNode node) {
        return Stream.concat(
                node.isObject() ? node.properties().stream().map(Map.Entry::getKey) : Stream.empty(),
                Stream.of(node).flatMap(all -> {
                    List<JsonNode> children = new ArrayList<>();
                    all.forEach(children::add);
                    return children.stream().flatMap(RouteLintTest::names);
                }));
    }
}
