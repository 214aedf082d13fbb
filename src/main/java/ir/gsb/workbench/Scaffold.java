package ir.gsb.workbench;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files to begin with, filled in with an inquiry's names. Nothing that exists is overwritten. */
final class Scaffold {

    private final Map<String, String> names = new HashMap<>();
    private final Map<Path, String> files = new LinkedHashMap<>();

    Scaffold(InquiryType type, Party provider) {
        with("type", type.name());
        with("Type", type.pascalName());
        with("version", Integer.toString(type.version()));
        with("provider", provider.toString());
        with("agency", provider.agency());
        with("Agency", capitalised(provider.agency()));
        with("system", provider.system());
    }

    Scaffold with(String name, String value) {
        names.put("@" + name + "@", value);
        return this;
    }

    /** Puts a file that comes with the workbench somewhere. */
    void put(String resource, Path target) {
        files.put(target, filled(text(resource)));
    }

    void write(String text, Path target) {
        files.put(target, text);
    }

    /**
     * Writes all or nothing.
     *
     * @return what was written
     * @throws CannotReadException if one of them exists already or cannot be written
     */
    List<Path> write() {
        List<Path> there = files.keySet().stream().filter(Files::exists).toList();
        if (!there.isEmpty()) {
            throw new CannotReadException(there.getFirst()
                    + " exists already, so nothing was written: take another name," + " or delete it first.");
        }
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.createDirectories(
                        Objects.requireNonNull(file.getKey().toAbsolutePath().getParent()));
                Files.writeString(file.getKey(), file.getValue());
            }
        } catch (IOException full) {
            throw new CannotReadException("the files cannot be written: " + full.getMessage(), full);
        }
        return List.copyOf(files.keySet());
    }

    /** {@code Driving licence} for {@code driving-licence}. */
    static String capitalised(String kebab) {
        return Character.toUpperCase(kebab.charAt(0)) + kebab.substring(1).replace('-', ' ');
    }

    private String filled(String text) {
        String all = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            all = all.replace(name.getKey(), name.getValue());
        }
        return all;
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(
                Scaffold.class.getResourceAsStream(resource), resource + " is part of the hub")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource + " cannot be read", broken);
        }
    }
}
