package ir.gsb.workbench;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An inquiry to begin with: who asks for a national ID gets a number, a date and a flag. All of it works as it is written.
 *
 * @param url where the provider is if no setting says so
 * @param client whom an agreement is written for
 */
public record NewInquiry(
        Workbench workbench,
        InquiryType type,
        Party provider,
        Kind kind,
        Optional<String> url,
        Optional<Party> client,
        Optional<String> fa,
        Optional<String> en) {

    private static final List<String> SAMPLES = List.of(
            "request-found.json",
            "request-found.xml",
            "answer-found.json",
            "answer-found.xml",
            "request-not-found.json",
            "request-not-found.xml",
            "answer-not-found.json",
            "answer-not-found.xml",
            "request-match.json",
            "request-match.xml",
            "answer-match.json",
            "answer-match.xml",
            "invalid-check-digit.json",
            "invalid-check-digit.xml",
            "invalid-check-digit.txt",
            "invalid-unknown-field.json",
            "invalid-unknown-field.xml",
            "invalid-unknown-field.txt");

    public NewInquiry {
        for (Optional<String> title : List.of(fa, en)) {
            if (title.filter(text -> !text.matches("[^<>&\"\\\\\\p{Cntrl}]+")).isPresent()) {
                throw new CannotReadException("a title is one line without < > & \" and backslash.");
            }
        }
    }

    /**
     * Writes its files.
     *
     * @return the files
     * @throws CannotReadException if one of them exists already or cannot be written
     */
    public List<Path> write() {
        var scaffold = new Scaffold(type, provider)
                .with("fa", fa.orElse("استعلام " + type.name()))
                .with("en", en.orElse(Scaffold.capitalised(type.name())))
                .with("url", address(provider, url))
                .with("agreement", agreement());
        Path folder = workbench.folder(type);
        Path mapping = folder.resolve("mappings").resolve(provider.agency() + "-" + provider.system());
        scaffold.put("inquiry/model.xsd", folder.resolve(type.name() + ".xsd"));
        SAMPLES.forEach(sample ->
                scaffold.put("inquiry/" + sample, folder.resolve("samples").resolve(sample)));
        for (String way : List.of("to-provider.", "from-provider.")) {
            String file = way + kind.language();
            scaffold.put(kind.written() + "/" + file, mapping.resolve(file));
        }
        for (String sample : kind.samples()) {
            scaffold.put(
                    kind.written() + "/" + sample, mapping.resolve("samples").resolve(sample));
        }
        for (String meant : List.of("answer-found.json", "answer-not-found.json")) {
            scaffold.put("inquiry/" + meant, mapping.resolve("samples").resolve(meant));
        }
        for (String stub : List.of("found.json", "not-found.json")) {
            scaffold.put(
                    kind.written() + "/stub-" + stub, mapping.resolve("stub").resolve(stub));
        }
        scaffold.put(kind.written() + "/route.camel.yaml", workbench.route(type));
        scaffold.put("inquiry/registry.yaml", registry());
        return scaffold.write();
    }

    /** What the registry must know, {@code registry/driving-licence.yaml}. */
    public Path registry() {
        return workbench.schemas().resolveSibling("registry").resolve(type.name() + ".yaml");
    }

    /** The setting that tells a hub where a provider is. */
    public static String setting(Party provider) {
        return "gsb.providers." + provider.agency() + "." + provider.system() + ".url";
    }

    static String address(Party provider, Optional<String> url) {
        return "{{" + setting(provider) + url.map(known -> ":" + known).orElse("") + "}}";
    }

    private String agreement() {
        String text = """

            agreements:
              - id: A-%s-%s
                client: %s
                inquiry: %s
                modes: [VERIFY, RETRIEVE]
                fields: [number, since, active]
                purpose: To be filled in
                legalBasis: To be filled in
                validFrom: 2026-01-01T00:00:00+03:30\
            """;
        String named = client.map(Party::toString).orElse("agency/system");
        String filled = text.formatted(named.replace('/', '-'), type.name(), named, type);
        return client.isPresent() ? filled : filled.replaceAll("\n(?=.)", "\n# ");
    }
}
