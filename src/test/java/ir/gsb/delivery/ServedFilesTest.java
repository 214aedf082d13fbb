package ir.gsb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.canonical.ServedSet;
import ir.gsb.message.InquiryType;
import ir.gsb.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFilesTest {

    private static final InquiryType FIRST = InquiryType.parse("postal-address/v1");
    private static final InquiryType SECOND = InquiryType.parse("person-identity/v1");
    private static final String TEMPLATE = """
        - routeTemplate:
            id: one-word
            description: Answers one word
            parameters:
              - name: inquiry
                description: the inquiry
              - name: word
                description: what it answers
            from:
              uri: "direct:{{inquiry}}"
              steps:
                - setBody:
                    constant: "{{word}}"
        """;

    @TempDir
    private Path folder;

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.start();
        write("routes/_templates/one-word.camel.yaml", TEMPLATE);
        schema(FIRST);
        route(FIRST, "one-word", "old");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private ServedFiles files() {
        return new ServedFiles(
                folder.resolve("routes"),
                folder.resolve("schemas"),
                new Workbench(folder.resolve("routes"), folder.resolve("schemas"))::faultsOfServed,
                Clock.systemUTC());
    }

    private ServedFiles started() {
        ServedFiles files = files();
        files.start(camel);
        return files;
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void schema(InquiryType type) throws IOException {
        String file = "schemas/" + type + "/" + type.name() + ".xsd";
        write(file, Files.readString(Path.of(file)));
    }

    private void route(InquiryType type, String template, String word) throws IOException {
        write("routes/inquiries/" + type.name() + ".v1.camel.yaml", """
            - templatedRoute:
                routeTemplateRef: %s
                routeId: %s-v1
                parameters:
                  - name: inquiry
                    value: %s.v1
                  - name: word
                    value: "%s"
            """.formatted(
                        template, type.name(), type.name(), word));
    }

    private String answer(ServedSet served, InquiryType type) {
        try (var producer = camel.createProducerTemplate()) {
            return producer.requestBody(served.route(type).orElseThrow().endpoint(), "", String.class);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void start_names_every_fault_of_every_file() throws Exception {
        route(FIRST, "two-words", "old");
        schema(SECOND);
        write("schemas/person-identity/v1/mappings/a-b/to-provider.jslt", "let x =");
        write("schemas/misnamed/one/misnamed.xsd", "");

        assertThatThrownBy(() -> files().start(camel))
                .isInstanceOf(FaultyFilesException.class)
                .hasMessageContaining(
                        "postal-address.v1.camel.yaml:2: there is no template two-words. Take one of one-word")
                .hasMessageContaining("a-b/to-provider.jslt:1: the mapping does not compile")
                .hasMessageContaining("misnamed.xsd:1: ");
    }

    @Test
    void changed_files_are_taken_when_they_were_found_unchanged_twice() throws Exception {
        ServedFiles files = started();
        ServedSet before = files.current();
        route(FIRST, "one-word", "new");

        files.look();

        assertThat(files.current()).isSameAs(before);

        files.look();

        assertThat(answer(files.current(), FIRST)).isEqualTo("new");
        assertThat(answer(before, FIRST)).as("who began with the old files").isEqualTo("old");
    }

    @Test
    void route_that_did_not_change_goes_on() throws Exception {
        ServedFiles files = started();
        var route = files.current().route(FIRST).orElseThrow();
        schema(SECOND);
        route(SECOND, "one-word", "second");

        files.look();
        files.look();

        assertThat(answer(files.current(), SECOND)).isEqualTo("second");
        assertThat(files.current().route(FIRST)).containsSame(route);
    }

    @Test
    void changed_template_changes_its_routes_and_a_faulty_one_does_not() throws Exception {
        ServedFiles files = started();
        write("routes/_templates/one-word.camel.yaml", TEMPLATE.replace("\"{{word}}\"", "\"{{word}}er\""));
        files.look();
        files.look();
        assertThat(answer(files.current(), FIRST)).isEqualTo("older");

        write("routes/_templates/one-word.camel.yaml", TEMPLATE.replace("setBody", "setBoddy"));
        files.look();
        files.look();

        assertThat(answer(files.current(), FIRST)).isEqualTo("older");
        assertThat(refused(files)).singleElement().asString().contains("one-word.camel.yaml:12: ", "setBoddy");
    }

    @Test
    void code_in_a_template_is_refused() throws Exception {
        ServedFiles files = started();
        write(
                "routes/_templates/one-word.camel.yaml",
                TEMPLATE.replace("constant: \"{{word}}\"", "groovy: \"'{{word}}'\""));

        files.look();
        files.look();

        assertThat(answer(files.current(), FIRST)).isEqualTo("old");
        assertThat(refused(files)).anyMatch(fault -> fault.contains("groovy is code"));
    }

    @Test
    void path_of_an_element_that_requests_lack_is_refused_as_by_the_workbench() throws Exception {
        write(
                "routes/_templates/one-word.camel.yaml",
                TEMPLATE.replace("name: word", "name: path").replace("{{word}}", "{{path}}"));
        write("routes/inquiries/postal-address.v1.camel.yaml", """
            - templatedRoute:
                routeTemplateRef: one-word
                routeId: postal-address-v1
                parameters:
                  - name: inquiry
                    value: postal-address.v1
                  - name: path
                    value: "/addresses/{postCode}"
            """);

        assertThatThrownBy(() -> files().start(camel))
                .hasMessageContaining(
                        "postal-address.v1.camel.yaml:8: the path holds {postCode}, which is no element that every"
                                + " request of postal-address/v1 has. Take one of postalCode");
    }

    @Test
    void mapping_with_a_name_that_its_schema_lacks_is_refused() throws Exception {
        ServedFiles files = started();
        String mapping = "schemas/postal-address/v1/mappings/post-addresses/";
        write(mapping + "to-provider.jslt", "{\"code\": .postCode}");
        write(mapping + "from-provider.jslt", """
            if (.never)
              {"status": "FOUND", "town": .town}
            else
              {"status": "FOUND"}
            """);

        files.look();
        files.look();

        assertThat(answer(files.current(), FIRST)).isEqualTo("old");
        assertThat(refused(files))
                .anySatisfy(fault -> assertThat(fault)
                        .contains("from-provider.jslt:2: the mapping gives /town, which is not part of the schema"))
                .anySatisfy(fault ->
                        assertThat(fault).contains("to-provider.jslt:1: the mapping reads /postCode of the request"))
                .hasSize(2);
    }

    @Test
    void tells_once_why_files_are_refused_and_when_they_were_mended() throws Exception {
        ServedFiles files = started();
        route(FIRST, "one-word", "new\"\n      - name: wrod\n        value: \"x");
        files.look();
        files.look();
        assertThat(refused(files))
                .singleElement()
                .asString()
                .contains(":9: the template one-word has no parameter wrod");
        var state = files.state().orElseThrow();

        files.look();
        files.look();
        assertThat(files.state()).containsSame(state);

        route(FIRST, "one-word", "new");
        files.look();
        files.look();
        assertThat(answer(files.current(), FIRST)).isEqualTo("new");
        assertThat(files.state().orElseThrow().refused().orElseThrow().mendedAt())
                .isPresent();
    }

    @Test
    void inquiry_without_a_route_or_a_schema_is_not_served() throws Exception {
        ServedFiles files = started();
        schema(SECOND);
        Files.delete(folder.resolve("schemas/postal-address/v1/postal-address.xsd"));
        Files.delete(folder.resolve("schemas/postal-address/v1"));

        files.look();
        files.look();

        assertThat(files.current().isServed(FIRST)).isFalse();
        assertThat(files.current().isServed(SECOND)).isFalse();
        var state = files.state().orElseThrow();
        assertThat(state.withoutSchema()).containsExactly(FIRST);
        assertThat(state.withoutRoute()).containsExactly(SECOND);
        assertThat(state.served()).isEmpty();
    }

    @Test
    void keeps_what_it_serves_when_the_folders_are_away() throws Exception {
        ServedFiles files = started();
        Files.move(folder.resolve("routes"), folder.resolve("moved"));

        files.look();
        files.look();

        assertThat(answer(files.current(), FIRST)).isEqualTo("old");
        assertThat(refused(files)).anyMatch(fault -> fault.contains("cannot be read"));

        Files.move(folder.resolve("moved"), folder.resolve("routes"));
        files.look();
        files.look();

        assertThat(files.state().orElseThrow().refused().orElseThrow().mendedAt())
                .isPresent();
    }

    private static List<String> refused(ServedFiles files) {
        return files.state().orElseThrow().refused().orElseThrow().faults().stream()
                .map(Object::toString)
                .toList();
    }
}
