package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The integrators' mappings, {@code schemas/{type}/{v}/mappings/{agency}-{system}/}: {@code to-provider} and
 * {@code from-provider}, both {@code .jslt} or both {@code .xsl}. Compiled once; never changes. A provider without a
 * mapping speaks canonical JSON.
 */
public final class Mappings {

    private record Key(InquiryType inquiry, String provider) {}

    private static final Mapping CANONICAL = new CanonicalMapping();

    private final Map<Key, Mapping> mappings;

    private Mappings(Map<Key, Mapping> mappings) {
        this.mappings = Map.copyOf(mappings);
    }

    /** @throws SchemaException naming the file, the line and what to do */
    public static Mappings load(Schemas schemas) {
        return load(schemas, faulty -> {
            throw faulty;
        });
    }

    /** Compiles the mappings of all schemas; those that are faulty are told and left out. */
    public static Mappings collect(Schemas schemas, Consumer<FileFault> faults) {
        return load(schemas, faulty -> faults.accept(faulty.fault()));
    }

    private static Mappings load(Schemas schemas, Consumer<SchemaException> faults) {
        var sandbox = new XsltSandbox();
        Map<Key, Mapping> mappings = new HashMap<>();
        for (Model model : schemas.all()) {
            for (Path folder : Schemas.folders(schemas.folder(model.type()).resolve("mappings"))) {
                try {
                    mappings.put(
                            new Key(model.type(), folder.getFileName().toString()), mapping(model, sandbox, folder));
                } catch (SchemaException faulty) {
                    faults.accept(faulty);
                }
            }
        }
        return new Mappings(mappings);
    }

    /** How many there are. */
    public int count() {
        return mappings.size();
    }

    /** The names in them that their schemas do not have, as far as they are seen without running a mapping. */
    public List<UnknownName> unknownNames() {
        return mappings.values().stream()
                .flatMap(mapping -> mapping.unknownNames().stream())
                .toList();
    }

    /**
     * Compiles one provider's mapping, for a workbench that looks at each for itself.
     *
     * @param folder {@code schemas/{type}/{v}/mappings/{agency}-{system}}
     * @throws SchemaException naming the file, the line and what to do
     */
    public static Mappings load(Model model, Path folder) {
        Mapping mapping = mapping(model, new XsltSandbox(), folder);
        return new Mappings(Map.of(new Key(model.type(), folder.getFileName().toString()), mapping));
    }

    private static Mapping mapping(Model model, XsltSandbox sandbox, Path folder) {
        boolean jslt = Files.exists(folder.resolve("to-provider.jslt"));
        if (jslt == Files.exists(folder.resolve("to-provider.xsl"))) {
            throw new SchemaException(
                    folder, 1, "there must be either to-provider.jslt and from-provider.jslt or both with .xsl");
        }
        return jslt
                ? new JsltMapping(model, folder.resolve("to-provider.jslt"), folder.resolve("from-provider.jslt"))
                : new XsltMapping(
                        model, sandbox, folder.resolve("to-provider.xsl"), folder.resolve("from-provider.xsl"));
    }

    /**
     * A request in the provider's own form; empty if there is nothing to send but the path.
     *
     * @throws ir.gsb.message.RefusedException {@code schema-violation} for a value that the provider's form cannot say
     */
    public byte[] toProvider(InquiryType inquiry, Party provider, Node.Fields request) {
        return mapping(inquiry, provider).toProvider(request);
    }

    /**
     * A provider's answer in canonical form, not yet held against the model.
     *
     * @throws ir.gsb.message.RefusedException {@code provider-fault} or another code of the provider's, with its text
     *     kept; {@code provider-answer-invalid} for what cannot be read
     */
    public Node.Fields fromProvider(InquiryType inquiry, Party provider, byte[] body, int httpStatus) {
        return mapping(inquiry, provider).fromProvider(body, httpStatus);
    }

    private Mapping mapping(InquiryType inquiry, Party provider) {
        return mappings.getOrDefault(new Key(inquiry, provider.agency() + "-" + provider.system()), CANONICAL);
    }
}
