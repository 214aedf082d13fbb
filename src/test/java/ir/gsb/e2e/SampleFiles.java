package ir.gsb.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import ir.gsb.canonical.JsonText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What integrators keep in {@code schemas/} to show how an inquiry is asked and answered, well and badly. */
final class SampleFiles {

    private static final Path SCHEMAS = Path.of("schemas");
    private static final Path ROUTES = Path.of("routes/inquiries");

    private SampleFiles() {}

    /** A request by its name, in the syntaxes that it has. */
    record Request(InquiryType type, String name) {

        boolean has(Protocol protocol) {
            return Files.exists(file(protocol));
        }

        byte[] bytes(Protocol protocol) {
            return read(file(protocol));
        }

        private Path file(Protocol protocol) {
            return samples(type).resolve(name + (protocol.isSoap() ? ".xml" : ".json"));
        }

        boolean retrieves() {
            return name.startsWith("request-retrieve");
        }

        /** The fields that are asked for, or whose values are compared. */
        Set<String> fields() {
            Node.Fields content = JsonText.parse(bytes(Protocol.REST));
            return switch (content.children().get(retrieves() ? "fields" : "values")) {
                case Node.Items(List<Node> names) ->
                    names.stream().map(name -> ((Node.Text) name).value()).collect(Collectors.toSet());
                case Node.Fields(Map<String, Node> values) -> values.keySet();
                case null, default -> Set.of();
            };
        }

        /**
         * What the samples promise: {@code request-retrieve-x} gets what is asked for of {@code answer-found-x}, or of
         * {@code answer-found} if there is no such file; {@code request-verify-x} gets MATCH.
         */
        Node.Fields promised() {
            if (!retrieves()) {
                return new Node.Fields(Map.of("status", new Node.Text("MATCH")));
            }
            Path own = samples(type).resolve(name.replace("request-retrieve", "answer-found") + ".json");
            Path answer = Files.exists(own) ? own : samples(type).resolve("answer-found.json");
            Map<String, Node> kept =
                    new LinkedHashMap<>(JsonText.parse(read(answer)).children());
            kept.keySet().removeIf(field -> !field.equals("status") && !fields().contains(field));
            return new Node.Fields(kept);
        }

        /** Of a bad one: the code of its refusal, then the places to which that points. */
        List<String> refusal() {
            String text = new String(read(samples(type).resolve(name + ".txt")), StandardCharsets.UTF_8);
            return List.of(text.strip().split(" "));
        }

        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    /** What a provider answers badly. */
    record ProviderAnswer(InquiryType type, Path file) {

        int status() {
            String name = file.getFileName().toString();
            return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
        }

        byte[] body() {
            return read(file);
        }

        String code() {
            if (status() >= 502 && status() <= 504) {
                return "provider-unavailable";
            }
            return file.getFileName().toString().startsWith("fault-") ? "provider-fault" : "provider-answer-invalid";
        }

        @Override
        public String toString() {
            return type + " " + file.getFileName();
        }
    }

    static List<InquiryType> types() {
        return folders(SCHEMAS).stream()
                .flatMap(type -> folders(type).stream()
                        .map(version -> InquiryType.parse(type.getFileName() + "/" + version.getFileName())))
                .toList();
    }

    /** The requests of an inquiry whose names begin so. */
    static Stream<Request> requests(InquiryType type, String beginning) {
        Set<String> names = new TreeSet<>();
        for (Path file : list(samples(type))) {
            String name = file.getFileName().toString();
            if (name.startsWith(beginning)) {
                names.add(name.substring(0, name.lastIndexOf('.')));
            }
        }
        return names.stream().map(name -> new Request(type, name));
    }

    static Stream<ProviderAnswer> badAnswers(InquiryType type) {
        Path mappings = SCHEMAS.resolve(type.toString()).resolve("mappings");
        return Files.notExists(mappings)
                ? Stream.of()
                : folders(mappings).stream()
                        .flatMap(folder -> list(folder.resolve("samples")).stream())
                        .filter(file -> file.getFileName().toString().matches("(fault|invalid)-.*\\.[0-9]{3}"))
                        .map(file -> new ProviderAnswer(type, file));
    }

    /** The template on which an inquiry's route stands. */
    static String template(InquiryType type) {
        try {
            JsonNode routes = new YAMLMapper()
                    .readTree(ROUTES.resolve(type.name() + ".v" + type.version() + ".camel.yaml")
                            .toFile());
            return routes.path(0)
                    .path("templatedRoute")
                    .path("routeTemplateRef")
                    .asText();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Path samples(InquiryType type) {
        return SCHEMAS.resolve(type.toString()).resolve("samples");
    }

    private static List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
