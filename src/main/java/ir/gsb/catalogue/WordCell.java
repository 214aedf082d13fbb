package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ir.gsb.canonical.Persian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of some words, or several in lines of one cell; written in Persian, read in Persian, in English or by its name.
 *
 * @param many whether there may be several
 */
record WordCell(List<? extends Enum<?>> words, boolean many) implements Cell {

    static WordCell one(Class<? extends Enum<?>> kind) {
        return new WordCell(List.of(kind.getEnumConstants()), false);
    }

    static WordCell some(Class<? extends Enum<?>> kind) {
        return new WordCell(List.of(kind.getEnumConstants()), true);
    }

    @Override
    public String write(JsonNode value) {
        if (!many) {
            return title(value.asText(""));
        }
        List<String> titles = new ArrayList<>();
        value.forEach(one -> titles.add(title(one.asText())));
        return String.join("\n", titles);
    }

    private String title(String name) {
        return words.stream()
                .filter(word -> word.name().equals(name))
                .map(word -> Wording.of(word).fa())
                .findFirst()
                .orElse(name);
    }

    @Override
    public JsonNode read(String text, Consumer<Text> faults) {
        if (!many) {
            return text.isBlank()
                    ? NOTHING
                    : word(text, faults).<JsonNode>map(JSON::textNode).orElse(NOTHING);
        }
        ArrayNode names = JSON.arrayNode();
        text.lines()
                .flatMap(this::parts)
                .filter(part -> !part.isBlank())
                .forEach(part -> word(part, faults).ifPresent(names::add));
        return names;
    }

    /** Who did not begin a new line for each wrote commas. */
    private Stream<String> parts(String line) {
        return found(line).isPresent() ? Stream.of(line) : Stream.of(line.split("[،,;؛]"));
    }

    private Optional<String> word(String text, Consumer<Text> faults) {
        Optional<String> name = found(text);
        if (name.isEmpty()) {
            String fa = words.stream().map(word -> Wording.of(word).fa()).collect(Collectors.joining(" / "));
            String en = words.stream().map(Enum::name).collect(Collectors.joining(", "));
            String written = text.strip();
            faults.accept(new Text("«" + written + "» از این‌ها نیست: " + fa, "'" + written + "' is none of " + en));
        }
        return name;
    }

    private Optional<String> found(String text) {
        String folded = Persian.folded(text);
        return words.stream()
                .filter(word -> folded.equals(Persian.folded(word.name()))
                        || folded.equals(Persian.folded(Wording.of(word).fa()))
                        || folded.equals(Persian.folded(Wording.of(word).en())))
                .findFirst()
                .map(Enum::name);
    }
}
