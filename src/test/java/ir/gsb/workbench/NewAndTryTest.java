package ir.gsb.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.registry.RegistryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is begun works as it is written, and a trial tells where something was broken. */
class NewAndTryTest {

    private static final InquiryType TYPE = new InquiryType("driving-licence", 1);
    private static final Party POLICE = Party.parse("police/licences");
    private static final Path MAPPING = Path.of("schemas/driving-licence/v1/mappings/police-licences");

    @TempDir
    private Path folder;

    private Workbench workbench;

    @BeforeEach
    void give_templates() throws IOException {
        workbench = new Workbench(folder.resolve("routes"), folder.resolve("schemas"));
        Path templates = Files.createDirectories(folder.resolve("routes/_templates"));
        for (Path template : Texts.in(Path.of("routes/_templates"))) {
            Files.copy(template, templates.resolve(template.getFileName()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void works_as_it_is_written(Kind kind) {
        begin(kind);
        if (Files.exists(Path.of("routes/_templates", kind.written() + "-provider.camel.yaml"))) {
            assertThat(workbench.faults(Optional.empty())).isEmpty();
        }
        assertThat(tried(Optional.empty()))
                .hasSize(5)
                .allSatisfy(result -> assertThat(result.problems()).isEmpty());
    }

    @Test
    void shows_each_stage() {
        begin(Kind.REST);
        assertThat(tried(Optional.of("request-found")).getFirst().stages())
                .extracting(TrialResult.Stage::name)
                .containsExactly(
                        "validated",
                        "mapped request",
                        "provider's answer",
                        "mapped answer",
                        "final answer, JSON",
                        "final answer, XML");
    }

    @Test
    void shows_where_an_answer_differs() throws IOException {
        begin(Kind.REST);
        replace(MAPPING.resolve("from-provider.jslt"), "digits(absent(.no))", "absent(\"9\")");
        assertThat(tried(Optional.of("request-found")).getFirst().problems())
                .containsExactly("not as answer-found.json at /number: expected \"12-34\", got \"9\"");
        assertThat(tried(Optional.of("request-match")).getFirst().problems())
                .containsExactly("not as answer-match.json at /status: expected \"MATCH\", got \"NO_MATCH\"");
    }

    @Test
    void says_when_the_stub_does_not_know_the_request() throws IOException {
        begin(Kind.REST);
        replace(Path.of("routes/inquiries/driving-licence.v1.camel.yaml"), "/driving-licence/", "/licence/");
        TrialResult result = tried(Optional.of("request-found")).getFirst();
        assertThat(result.problems()).containsExactly("there is no answer");
        assertThat(result.stages())
                .extracting(TrialResult.Stage::text)
                .anySatisfy(text -> assertThat(text).contains("no mapping of the stub fits this request"));
    }

    @Test
    void says_when_a_wrong_sample_is_refused_for_another_reason() throws IOException {
        begin(Kind.REST);
        Path reason = Path.of("schemas/driving-licence/v1/samples/invalid-check-digit.txt");
        replace(reason, "/nationalId", "/mode");
        assertThat(tried(Optional.of("invalid-check-digit")).getFirst().problems())
                .containsExactly("invalid-check-digit.txt: invalid-check-digit.json is not refused with"
                        + " schema-violation /mode but with schema-violation /nationalId");
    }

    @Test
    void adds_a_provider_to_an_inquiry_that_exists() {
        begin(Kind.REST);
        new NewMapping(workbench, TYPE, Party.parse("army/licences"), Kind.SOAP).write();
        new NewMapping(workbench, TYPE, Party.parse("navy/licences"), Kind.REST).write();
        assertThat(workbench.faults(Optional.empty())).isEmpty();
        assertThatThrownBy(() -> tried(Optional.empty())).hasMessageContaining("name one of them with --provider");
    }

    @Test
    void never_overwrites() throws IOException {
        begin(Kind.REST);
        Path route = workbench.route(TYPE);
        Files.writeString(route, "mine");
        assertThatThrownBy(() -> begin(Kind.SOAP))
                .isInstanceOf(CannotReadException.class)
                .hasMessageContaining("exists already");
        assertThat(route).hasContent("mine");
    }

    @Test
    void writes_what_the_registry_reads() {
        begin(Kind.REST);
        RegistryFile.read(folder.resolve("registry/driving-licence.yaml"), folder);
        var other = new NewInquiry(
                workbench,
                new InquiryType("fishing-licence", 1),
                POLICE,
                Kind.SOAP,
                Optional.empty(),
                Optional.empty(),
                Optional.of("پروانهٔ ماهیگیری"),
                Optional.empty());
        other.write();
        RegistryFile.read(other.registry(), folder);
    }

    private void begin(Kind kind) {
        new NewInquiry(
                        workbench,
                        TYPE,
                        POLICE,
                        kind,
                        Optional.of("http://localhost:9090"),
                        Optional.of(Party.parse("tax/portal")),
                        Optional.empty(),
                        Optional.empty())
                .write();
    }

    private List<TrialResult> tried(Optional<String> sample) {
        try (Trial trial = Trial.of(workbench, TYPE, Optional.empty(), 0)) {
            return trial.run(sample);
        }
    }

    private void replace(Path file, String part, String other) throws IOException {
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(part);
        Files.writeString(changed, text.replace(part, other));
    }
}
