package ir.gsb.workbench;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An inquiry's mappings that have a stub of their provider beside them. */
record StubFolders(Path mappings, List<Path> folders) {

    static final String STUB = "stub";

    static StubFolders of(Workbench workbench, InquiryType type) {
        Path mappings = workbench.folder(type).resolve("mappings");
        List<Path> folders = Texts.folders(mappings).stream()
                .filter(folder -> !Texts.in(folder.resolve(STUB)).isEmpty())
                .toList();
        return new StubFolders(mappings, folders);
    }

    /** @throws CannotReadException if there is none, or more than one and none is named */
    Path choose(Optional<Party> provider) {
        Optional<String> named = provider.map(party -> party.agency() + "-" + party.system());
        List<Path> fitting = folders.stream()
                .filter(folder -> named.isEmpty() || named.get().equals(Texts.name(folder)))
                .toList();
        if (fitting.isEmpty()) {
            throw new CannotReadException("there is no stub of the provider: write WireMock mappings to "
                    + mappings.resolve(named.orElse("agency-system")).resolve(STUB)
                    + "/*.json, as gsb new inquiry does.");
        }
        if (fitting.size() > 1) {
            throw new CannotReadException(
                    "there are stubs of more than one provider: name one of them with --provider: "
                            + String.join(
                                    ", ", fitting.stream().map(Texts::name).toList()) + ".");
        }
        return fitting.getFirst();
    }
}
