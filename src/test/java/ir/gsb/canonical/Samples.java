package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The integrators' schemas and samples as they are in the repository. */
final class Samples {

    static final Schemas SCHEMAS = Schemas.load(Path.of("schemas"));
    static final Model PERSON =
            SCHEMAS.model(new InquiryType("person-identity", 1)).orElseThrow();
    static final Model ADDRESS =
            SCHEMAS.model(new InquiryType("postal-address", 1)).orElseThrow();

    /** One content in both syntaxes. */
    record Sample(Model model, String name) {

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
            return bytes(SCHEMAS.folder(model.type()).resolve("samples").resolve(name + suffix));
        }

        @Override
        public String toString() {
            return model.type() + "/" + name;
        }
    }

    private Samples() {}

    static Stream<Sample> all() {
        return SCHEMAS.all().stream().flatMap(model -> names(model).map(name -> new Sample(model, name)));
    }

    private static Stream<String> names(Model model) {
        try (var files = Files.list(SCHEMAS.folder(model.type()).resolve("samples"))) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Node.Fields json(String text) {
        return JsonText.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
