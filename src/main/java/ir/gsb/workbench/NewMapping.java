package ir.gsb.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.canonical.Documents;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.SchemaException;
import ir.gsb.canonical.Schemas;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A further provider of an inquiry that exists. Its mapping begins with the canonical names, to be changed one by one to the
 * provider's own; its samples and its stub begin with the inquiry's.
 */
public record NewMapping(Workbench workbench, InquiryType type, Party provider, Kind kind) {

    private static final Set<String> OF_THE_HUB = Set.of("mode", "fields", "values");
    private static final Set<String> OF_THE_PROVIDER = Set.of("FOUND", "NOT_FOUND", "MULTIPLE");

    /**
     * Writes its files.
     *
     * @return the files
     * @throws CannotReadException if the inquiry has no schema that compiles, or one of the files exists already
     */
    public List<Path> write() {
        Model model = model();
        var scaffold = new Scaffold(type, provider);
        Path mapping = workbench.folder(type).resolve("mappings").resolve(provider.agency() + "-" + provider.system());
        if (kind == Kind.SOAP) {
            scaffold.put("mapping/to-provider.xsl", mapping.resolve("to-provider.xsl"));
            scaffold.put("mapping/from-provider.xsl", mapping.resolve("from-provider.xsl"));
        } else {
            Documents documents = Documents.of(model);
            scaffold.with("request", names(documents.requestJsonSchema(), OF_THE_HUB, "  "));
            scaffold.with("answer", names(documents.responseJsonSchema(), Set.of(), "    "));
            scaffold.put("mapping/to-provider.jslt", mapping.resolve("to-provider.jslt"));
            scaffold.put("mapping/from-provider.jslt", mapping.resolve("from-provider.jslt"));
        }
        samples(model, scaffold, mapping);
        return scaffold.write();
    }

    private Model model() {
        try {
            return Schemas.model(workbench.folder(type));
        } catch (SchemaException faulty) {
            throw new CannotReadException(
                    "the inquiry " + type + " must have a schema before it gets a mapping: " + faulty.getMessage(),
                    faulty);
        }
    }

    private void samples(Model model, Scaffold scaffold, Path mapping) {
        boolean first = true;
        for (Path file : Texts.in(workbench.folder(type).resolve("samples"))) {
            var sample = new Sample(file);
            if (sample.isJson() && sample.name().startsWith("answer")) {
                Node.Fields content = sample.read(model).content().orElse(new Node.Fields(Map.of()));
                String status = content.text("status").orElse("");
                if (OF_THE_PROVIDER.contains(status)) {
                    String said = said(model, content);
                    scaffold.write(said + "\n", mapping.resolve("samples").resolve(sample.name() + ".200"));
                    scaffold.write(Texts.of(file), mapping.resolve("samples").resolve(sample.name() + ".json"));
                    if (first && status.equals("FOUND")) {
                        scaffold.write(stub(said), mapping.resolve("stub").resolve("found.json"));
                        first = false;
                    }
                }
            }
        }
    }

    /** An answer as the provider of this mapping would give it. */
    private String said(Model model, Node.Fields content) {
        if (kind != Kind.SOAP) {
            return Json.pretty(content);
        }
        String xml = new String(
                Xml.write(XmlText.write(model, content, model.responseName()).getDocumentElement()),
                StandardCharsets.UTF_8);
        String name = "Get" + type.pascalName() + "Response";
        String own = xml.replace(type.namespace(), "http://" + provider.agency() + ".example/" + provider.system())
                .replace(model.responseName(), name);
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + own
                + "</soap:Body></soap:Envelope>";
    }

    private String stub(String body) {
        String contentType = kind == Kind.SOAP ? "text/xml; charset=utf-8" : "application/json";
        return Json.written(Map.of(
                        "request",
                        Map.of("method", "POST", "urlPathPattern", "/.*"),
                        "response",
                        Map.of("status", 200, "headers", Map.of("Content-Type", contentType), "body", body)))
                + "\n";
    }

    private static String names(byte[] schema, Set<String> without, String indent) {
        try {
            JsonNode properties = Json.tree(schema).path("properties");
            Iterable<String> names = properties::fieldNames;
            return StreamSupport.stream(names.spliterator(), false)
                    .filter(name -> !without.contains(name))
                    .map(name -> indent + "\"" + name + "\": ." + name)
                    .collect(Collectors.joining(",\n"));
        } catch (IOException impossible) {
            throw new CannotReadException("the schema cannot be read: " + impossible.getMessage(), impossible);
        }
    }
}
