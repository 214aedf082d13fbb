package ir.gsb.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One mapping of a registry file, which knows its place in the file for the sake of clear errors. */
final class FileEntry {

    private final String place;
    private final JsonNode node;

    FileEntry(String place, JsonNode node) {
        if (!node.isObject()) {
            throw new RegistryFileException(place, "must be a mapping of names to values");
        }
        this.place = place;
        this.node = node;
    }

    String place() {
        return place;
    }

    /** Refuses names that mean nothing here: a misspelt limit must not be taken for no limit. */
    FileEntry knowing(String... names) {
        Set<String> known = Set.of(names);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw error(name, "is not known here; known are " + String.join(", ", names));
            }
        });
        return this;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> error(name, "is missing; write it as text"));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(value -> textOf(name, value));
    }

    <T> T parsed(String name, Function<String, T> parser) {
        return parse(name, text(name), parser);
    }

    <T> Optional<T> optional(String name, Function<String, T> parser) {
        return optionalText(name).map(text -> parse(name, text, parser));
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (!value.isBoolean()) {
                throw error(name, "must be true or false");
            }
            return value.booleanValue();
        });
    }

    Optional<Long> positive(String name) {
        return value(name).map(value -> {
            if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 1) {
                throw error(name, "must be a whole number of 1 or more; leave it out for no limit");
            }
            return value.longValue();
        });
    }

    <T> List<T> list(String name, Function<String, T> parser) {
        var all = new ArrayList<T>();
        for (JsonNode item : items(name)) {
            all.add(parse(name, textOf(name, item), parser));
        }
        return all;
    }

    <T> List<T> entries(String name, Function<FileEntry, T> reader) {
        var all = new ArrayList<T>();
        for (JsonNode item : items(name)) {
            all.add(reader.apply(new FileEntry(pathTo(name) + "[" + all.size() + "]", item)));
        }
        return all;
    }

    RegistryFileException error(String name, String what) {
        return new RegistryFileException(pathTo(name), what);
    }

    private Iterable<JsonNode> items(String name) {
        Optional<JsonNode> list = value(name);
        if (list.isPresent() && !list.get().isArray()) {
            throw error(name, "must be a list");
        }
        return list.<Iterable<JsonNode>>map(items -> items).orElse(List.of());
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private String textOf(String name, JsonNode value) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw error(name, "must be text that is not empty; put numbers in quotes");
        }
        if (value.textValue().codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
            throw error(name, "has a character that cannot be stored; leave it out");
        }
        return value.textValue().strip();
    }

    private <T> T parse(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException wrong) {
            throw wrong instanceof RegistryFileException clear
                    ? clear
                    : new RegistryFileException(pathTo(name), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private String pathTo(String name) {
        return place + (place.isEmpty() || place.endsWith(": ") ? "" : ".") + name;
    }
}
