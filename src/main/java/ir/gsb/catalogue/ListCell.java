package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list in one cell, an item in a line. The parts of an item are set apart by {@code |}, those that are empty at its end
 * left out; the items of a list within by {@code ؛}. A backslash takes the meaning from the sign after it, and {@code \n}
 * is a line break within an item.
 *
 * @param parts of each item; none if the items are plain texts
 * @param separator of items
 */
record ListCell(List<Part> parts, char separator) implements Cell {

    /** Of plain texts, in lines. */
    static final ListCell LINES = new ListCell(List.of(), '\n');

    /** Of plain texts within an item. */
    static final ListCell WITHIN = new ListCell(List.of(), '؛');

    /** A part of an item. */
    record Part(String name, Cell cell) {}

    static ListCell of(Part... parts) {
        return new ListCell(List.of(parts), '\n');
    }

    @Override
    public String write(JsonNode value) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(parts.isEmpty() ? escaped(item.asText()) : row(item)));
        return String.join(separator == '\n' ? "\n" : separator + " ", items);
    }

    private String row(JsonNode item) {
        List<String> texts = new ArrayList<>();
        for (Part part : parts) {
            String text = part.cell.write(item.path(part.name));
            texts.add(part.cell instanceof ListCell ? text : escaped(text));
        }
        while (texts.size() > 1 && texts.getLast().isEmpty()) {
            texts.removeLast();
        }
        return String.join(" | ", texts);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("؛", "\\؛")
                .replace("\n", "\\n");
    }

    @Override
    public JsonNode read(String text, Consumer<Text> faults) {
        ArrayNode items = JSON.arrayNode();
        for (String line : split(text.replace("\r\n", "\n"), separator)) {
            if (!line.isBlank()) {
                items.add(parts.isEmpty() ? WORDS.read(plain(line), faults) : item(line, faults));
            }
        }
        if (items.size() > Sheet.MOST_ITEMS) {
            faults.accept(new Text(
                    "بیش از %d سطر دارد".formatted(Sheet.MOST_ITEMS),
                    "there are more than %d items".formatted(Sheet.MOST_ITEMS)));
        }
        return items;
    }

    private ObjectNode item(String line, Consumer<Text> faults) {
        List<String> texts = split(line, '|');
        if (texts.size() > parts.size()) {
            faults.accept(new Text(
                    "سطر «%s» بیش از %d بخش دارد".formatted(line, parts.size()),
                    "the line '%s' has more than %d parts".formatted(line, parts.size())));
        }
        if (texts.getFirst().isBlank()) {
            faults.accept(new Text(
                    "بخش نخست سطر «%s» خالی است".formatted(line),
                    "the first part of the line '%s' is empty".formatted(line)));
        }
        ObjectNode item = JSON.objectNode();
        for (int i = 0; i < parts.size(); i++) {
            String text = i < texts.size() ? texts.get(i) : "";
            Part part = parts.get(i);
            JsonNode value = part.cell.read(part.cell instanceof ListCell ? text : plain(text), faults);
            if (!value.isMissingNode()) {
                item.set(part.name, value);
            }
        }
        return item;
    }

    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == at) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    private static String plain(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char meant = text.charAt(++i);
                out.append(meant == 'n' ? '\n' : meant);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
