package ir.gsb.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the archive files are. */
final class ArchiveFolder {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where the archive files are (default: gsb.archive.folder, in the sample data/archive).")
    private Optional<Path> folder = Optional.empty();

    Path of(StoreOptions store) {
        return folder.or(() -> store.configured("gsb.archive.folder").stream()
                        .findFirst()
                        .map(Path::of))
                .orElse(store.data().resolve("archive"));
    }
}
