package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The integrators' mappings with their samples: {@code name.{HTTP status}} is the provider's answer. */
class MappingsTest {

    private static final Mappings MAPPINGS = Mappings.load(Samples.SCHEMAS);
    private static final Party REGISTRY = new Party("civil-registry", "population");
    private static final Party POST = new Party("post", "addresses");

    record Answer(Model model, Party provider, Path file) {

        String name() {
            return file.getFileName().toString().replaceFirst("\\.[0-9]+$", "");
        }

        int status() {
            String name = file.getFileName().toString();
            return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
        }

        Node.Fields mapped() {
            return MAPPINGS.fromProvider(model.type(), provider, Samples.bytes(file), status());
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    private static Path samples(Model model, Party provider) {
        return Samples.SCHEMAS
                .folder(model.type())
                .resolve("mappings")
                .resolve(provider.agency() + "-" + provider.system())
                .resolve("samples");
    }

    private static Stream<Answer> answers(String kind) {
        return Samples.SCHEMAS.all().stream()
                .flatMap(model -> Schemas.folders(
                                Samples.SCHEMAS.folder(model.type()).resolve("mappings"))
                        .stream()
                        .flatMap(folder -> Samples.files(folder.resolve("samples")).stream()
                                .filter(file -> file.getFileName().toString().matches(kind + ".*\\.[0-9]+"))
                                .map(file -> new Answer(model, party(folder), file))));
    }

    /** A folder's name does not tell where the agency's name ends, and to a mapping it does not matter. */
    private static Party party(Path folder) {
        return Party.parse(folder.getFileName().toString().replaceFirst("-", "/"));
    }

    static List<Answer> good() {
        return answers("answer").toList();
    }

    static List<Answer> faulty() {
        return answers("fault").toList();
    }

    static List<Answer> invalid() {
        return answers("invalid").toList();
    }

    @ParameterizedTest
    @MethodSource("good")
    void cures_what_providers_do(Answer answer) {
        Node.Fields expected = JsonText.parse(Samples.bytes(answer.file().resolveSibling(answer.name() + ".json")));
        Model.Read read = answer.model().response(answer.mapped());
        assertThat(read.violations()).isEmpty();
        assertThat(read.content()).isEqualTo(answer.model().response(expected).content());
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void keeps_the_words_of_a_providers_fault(Answer answer) {
        var refused = catchThrowableOfType(RefusedException.class, answer::mapped);
        assertThat(refused.refusal().code()).isEqualTo(Code.PROVIDER_FAULT);
        assertThat(refused.kept()).isNotEmpty();
        assertThat(refused.refusal().detail()).doesNotContain(refused.kept());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refuses_an_answer_that_makes_no_sense(Answer answer) {
        var refused = catchThrowableOfType(RefusedException.class, answer::mapped);
        assertThat(refused.refusal().code()).isEqualTo(Code.PROVIDER_ANSWER_INVALID);
        assertThat(refused.kept()).isNotEmpty();
    }

    @Test
    void writes_the_registrys_own_request() {
        byte[] request =
                toProvider(Samples.PERSON, REGISTRY, "{\"nationalId\":\"0001234560\",\"birthDate\":\"1986-07-03\"}");
        Path expected = samples(Samples.PERSON, REGISTRY).resolve("request.xml");
        assertThat(new String(request, StandardCharsets.UTF_8) + "\n")
                .isEqualTo(new String(Samples.bytes(expected), StandardCharsets.UTF_8));
    }

    /** {@code request-x.xml} or {@code .json} beside the answers is what becomes of the canonical sample of that name. */
    record Request(Model model, Party provider, Path file) {

        @Override
        public String toString() {
            return model.type() + "/" + file.getFileName();
        }
    }

    static List<Request> requests() {
        return Samples.SCHEMAS.all().stream()
                .flatMap(model -> Schemas.folders(
                                Samples.SCHEMAS.folder(model.type()).resolve("mappings"))
                        .stream()
                        .flatMap(folder -> Samples.files(folder.resolve("samples")).stream()
                                .filter(file -> file.getFileName().toString().startsWith("request-"))
                                .map(file -> new Request(model, party(folder), file))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void writes_each_providers_own_request(Request request) {
        String name = request.file().getFileName().toString().replaceFirst("\\.[a-z]+$", ".json");
        Path canonical = Samples.SCHEMAS
                .folder(request.model().type())
                .resolve("samples")
                .resolve(name);
        String json = new String(Samples.bytes(canonical), StandardCharsets.UTF_8);
        assertThat(new String(toProvider(request.model(), request.provider(), json), StandardCharsets.UTF_8) + "\n")
                .isEqualTo(new String(Samples.bytes(request.file()), StandardCharsets.UTF_8));
    }

    @Test
    void writes_the_insurances_own_request_with_one_of_two_numbers() {
        var insurance = new Party("social-security", "insurance");
        Model model = Samples.SCHEMAS.model(new InquiryType("insurance", 1)).orElseThrow();
        byte[] expected = Samples.bytes(samples(model, insurance).resolve("request.json"));
        assertThat(new String(toProvider(model, insurance, "{\"nationalId\":\"0001234560\"}"), StandardCharsets.UTF_8)
                        + "\n")
                .isEqualTo(new String(expected, StandardCharsets.UTF_8));
        assertThat(new String(toProvider(model, insurance, "{\"insuranceNo\":\"0045120983\"}"), StandardCharsets.UTF_8))
                .isEqualTo("{\"service\":\"BIME-01\",\"bimeNo\":\"0045120983\"}");
    }

    @Test
    void writes_nothing_for_a_provider_that_is_asked_by_its_path() {
        assertThat(toProvider(Samples.ADDRESS, POST, "{\"postalCode\":\"1193653471\"}"))
                .isEmpty();
    }

    @Test
    void speaks_canonical_json_with_a_provider_without_mapping() {
        var provider = new Party("other", "system");
        byte[] request = toProvider(Samples.ADDRESS, provider, "{\"postalCode\":\"1193653471\"}");
        assertThat(new String(request, StandardCharsets.UTF_8))
                .isEqualTo("{\"fields\":[],\"postalCode\":\"1193653471\"}");
        assertThat(MAPPINGS.fromProvider(
                        Samples.ADDRESS.type(),
                        provider,
                        "{\"status\":\"NOT_FOUND\"}".getBytes(StandardCharsets.UTF_8),
                        200))
                .isEqualTo(Samples.json("{\"status\":\"NOT_FOUND\"}"));
    }

    @Test
    void refuses_a_date_that_the_provider_has_no_number_for() {
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> toProvider(
                        Samples.PERSON, REGISTRY, "{\"nationalId\":\"0001234560\",\"birthDate\":\"1700-01-01\"}"));
        assertThat(refused.refusal().code()).isEqualTo(Code.SCHEMA_VIOLATION);
    }

    private static byte[] toProvider(Model model, Party provider, String json) {
        return MAPPINGS.toProvider(
                model.type(), provider, model.request(Samples.json(json)).content());
    }
}
