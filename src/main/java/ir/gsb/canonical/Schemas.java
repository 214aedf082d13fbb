package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of all inquiries, {@code schemas/{type}/{v}/{type}.xsd}; never changes. */
public final class Schemas {

    private final Path folder;
    private final Map<InquiryType, Model> models;

    private Schemas(Path folder, Map<InquiryType, Model> models) {
        this.folder = folder;
        this.models = models;
    }

    /**
     * Reads and compiles all schema files of a folder.
     *
     * @throws SchemaException naming the file, the line and what to do
     */
    public static Schemas load(Path folder) {
        return load(folder, Schemas::model);
    }

    /** Reads and compiles all schema files of a folder; those that are faulty are told and left out. */
    public static Schemas collect(Path folder, Consumer<FileFault> faults) {
        try {
            return load(folder, (type, version) -> {
                try {
                    return model(type, version);
                } catch (SchemaException faulty) {
                    faults.accept(faulty.fault());
                    return Optional.empty();
                }
            });
        } catch (SchemaException noFolder) {
            faults.accept(noFolder.fault());
            return new Schemas(folder, Map.of());
        }
    }

    private static Schemas load(Path folder, BiFunction<Path, Path, Optional<Model>> model) {
        if (!Files.isDirectory(folder)) {
            throw new SchemaException(folder, 1, "there is no such folder; name the one that holds the schemas");
        }
        Map<InquiryType, Model> models = folders(folder).stream()
                .flatMap(type -> folders(type).stream().flatMap(version -> model.apply(type, version).stream()))
                .collect(Collectors.toUnmodifiableMap(Model::type, compiled -> compiled));
        return new Schemas(folder, models);
    }

    /** The schema of one inquiry alone, for a workbench that tries no other. */
    public static Schemas only(Path folder, Model model) {
        return new Schemas(folder, Map.of(model.type(), model));
    }

    public Optional<Model> model(InquiryType type) {
        return Optional.ofNullable(models.get(type));
    }

    public Collection<Model> all() {
        return models.values();
    }

    /** What belongs to one inquiry. */
    Path folder(InquiryType type) {
        return folder.resolve(type.name()).resolve("v" + type.version());
    }

    /** The folders in a folder, by name; those that begin with a dot or an underscore are left out. */
    static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(child -> !child.getFileName().toString().startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + parent + " cannot be listed", e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException _) {
            throw new SchemaException(file, 1, "the file cannot be read; each inquiry's folder has one of this name");
        }
    }

    /**
     * Reads and compiles one inquiry's schema file, for a workbench that looks at each for itself.
     *
     * @param version the inquiry's folder, {@code schemas/person-identity/v1}
     * @throws SchemaException naming the file, the line and what to do
     */
    public static Model model(Path version) {
        Path type = Objects.requireNonNull(
                version.toAbsolutePath().getParent(), "a version's folder is in that of its type");
        return model(type, version).orElseThrow();
    }

    private static Optional<Model> model(Path type, Path version) {
        Path file = version.resolve(type.getFileName() + ".xsd");
        try {
            InquiryType inquiry = InquiryType.parse(type.getFileName() + "/" + version.getFileName());
            return Optional.of(XsdCompiler.compile(inquiry, file, read(file)));
        } catch (IllegalArgumentException e) {
            throw new SchemaException(file, 1, "the folders must be named as type/v1: " + e.getMessage());
        }
    }
}
