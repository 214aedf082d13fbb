package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The integrators' schemas and samples as they are in the repository. */
final class Samples {

    static final Schemas SCHEMAS = Schemas.load(Path.of("schemas"));
    static final Schemas SHAPES = Schemas.load(Path.of("src/test/resources/schemas"));
    static final Model PERSON =
            SCHEMAS.model(new InquiryType("person-identity", 1)).orElseThrow();
    static final Model ADDRESS =
            SCHEMAS.model(new InquiryType("postal-address", 1)).orElseThrow();

    /** One content in both syntaxes. */
    record Sample(Schemas schemas, Model model, String name) {

        boolean isRequest() {
            return name.startsWith("request");
        }

        byte[] json() {
            return read(".json");
        }

        byte[] xml() {
            return read(".xml");
        }

        Element element() {
            return Xml.parse(xml()).getDocumentElement();
        }

        private byte[] read(String suffix) {
            return bytes(schemas.folder(model.type()).resolve("samples").resolve(name + suffix));
        }

        @Override
        public String toString() {
            return model.type() + "/" + name;
        }
    }

    /** A request that is named for its defect, in one syntax. */
    record BadSample(Model model, Path file) {

        Payload payload() {
            byte[] bytes = bytes(file);
            return isJson()
                    ? new Payload.Json(bytes)
                    : new Payload.Xml(Xml.parse(bytes).getDocumentElement());
        }

        boolean isJson() {
            return file.toString().endsWith(".json");
        }

        /** The code of the refusal, then the places that it points to. */
        List<String> refusal() {
            Path told = file.resolveSibling(withoutEnding(file) + ".txt");
            return List.of(
                    new String(bytes(told), StandardCharsets.UTF_8).strip().split(" "));
        }

        @Override
        public String toString() {
            return model.type() + "/" + file.getFileName();
        }
    }

    private Samples() {}

    static Stream<Sample> all() {
        return Stream.of(SCHEMAS, SHAPES)
                .flatMap(schemas -> schemas.all().stream()
                        .flatMap(model -> names(schemas.folder(model.type()).resolve("samples"))
                                .map(name -> new Sample(schemas, model, name))));
    }

    static Stream<BadSample> bad() {
        return SCHEMAS.all().stream()
                .flatMap(model -> files(SCHEMAS.folder(model.type()).resolve("samples")).stream()
                        .filter(Samples::isBad)
                        .filter(file -> !file.toString().endsWith(".txt"))
                        .map(file -> new BadSample(model, file)));
    }

    private static Stream<String> names(Path samples) {
        return files(samples).stream()
                .filter(file -> !isBad(file))
                .map(Samples::withoutEnding)
                .distinct();
    }

    private static boolean isBad(Path file) {
        return file.getFileName().toString().startsWith("invalid-");
    }

    private static String withoutEnding(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Node.Fields json(String text) {
        return JsonText.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
