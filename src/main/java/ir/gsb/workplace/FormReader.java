package ir.gsb.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.WholeNumber;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads one section of the form into a sheet, and tells what of it cannot be read. */
final class FormReader {

    /** A number that a sheet can hold and JavaScript can show. */
    private static final long MOST = 999_999_999_999_999L;

    private static final long MOST_DAYS_OR_VISITS = 999_999;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Filling filling;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, String> rows = new HashMap<>();

    FormReader(Filling filling) {
        this.filling = filling;
    }

    /** By the names of inputs: a key of the texts, {@code fault.number}. */
    Map<String, String> faults() {
        return faults;
    }

    /**
     * The input that something of the sheet was written in: rows that are empty are no items of it.
     *
     * @param field with items counted from 1, {@code needs.laws[1].date}
     */
    String input(String field) {
        int end = field.indexOf(']') + 1;
        return rows.getOrDefault(field.substring(0, end), field.substring(0, end)) + field.substring(end);
    }

    /** The sheet with this section as it was filled in; as it was before where something is wrong with it. */
    Sheet onto(Sheet before, Section section) {
        ObjectNode tree = Trees.of(before);
        section.fields().forEach(field -> Trees.put(tree, field.path(), read(field, field.path())));
        return faults.isEmpty() ? Sheets.read(tree.toString()) : before;
    }

    private JsonNode read(Field field, String name) {
        return switch (field.kind()) {
            case LINE, AREA -> JSON.textNode(text(name, filling.one(name)));
            case NUMBER -> number(field, name);
            case ONE -> word(field, filling.one(name)) ? JSON.textNode(filling.one(name)) : NOTHING;
            case SOME -> some(field, name);
            case FLAG -> JSON.booleanNode(filling.flagged(name));
            case LINES -> texts(name, filling.one(name).lines());
            case WITHIN -> texts(name, Stream.of(filling.one(name).split("[،,;؛\n]")));
            case ROWS -> rows(field, name);
        };
    }

    private static boolean word(Field field, String name) {
        return field.words().stream().anyMatch(word -> word.name().equals(name));
    }

    private ArrayNode some(Field field, String name) {
        ArrayNode words = JSON.arrayNode();
        field.words().stream().filter(word -> filling.has(name, word.name())).forEach(word -> words.add(word.name()));
        return words;
    }

    private String text(String name, String written) {
        String text = Persian.letters(written.replace("\r\n", "\n").strip());
        if (text.length() > Sheet.LONGEST_TEXT) {
            faults.put(name, "fault.long");
        }
        return text;
    }

    private JsonNode number(Field field, String name) {
        String written = filling.one(name);
        boolean amount = !field.path().contains(".") || field.path().equals("figures.receivers");
        if (written.isBlank()) {
            return field.path().contains(".") ? NOTHING : JSON.numberNode(0);
        }
        OptionalLong number = WholeNumber.read(written, amount ? MOST : MOST_DAYS_OR_VISITS);
        if (number.isEmpty()) {
            faults.put(name, "fault.number");
            return NOTHING;
        }
        return JSON.numberNode(number.getAsLong());
    }

    private ArrayNode texts(String name, Stream<String> written) {
        ArrayNode items = JSON.arrayNode();
        written.map(item -> text(name, item)).filter(item -> !item.isEmpty()).forEach(items::add);
        return limited(name, items);
    }

    private ArrayNode rows(Field field, String name) {
        ArrayNode items = JSON.arrayNode();
        for (int row = 0; row < filling.filledRows(name); row++) {
            String first = Filling.part(name, row, field.parts().getFirst());
            if (isBlank(field, name, row)) {
                continue;
            }
            if (filling.one(first).isBlank()) {
                faults.put(first, "fault.row");
            }
            ObjectNode item = items.addObject();
            rows.put(name + '[' + items.size() + ']', name + '[' + row + ']');
            for (Field part : field.parts()) {
                Trees.put(item, part.path(), read(part, Filling.part(name, row, part)));
            }
        }
        return limited(name, items);
    }

    private boolean isBlank(Field field, String name, int row) {
        return field.parts().stream()
                .map(part -> filling.one(Filling.part(name, row, part)))
                .allMatch(text -> text.isBlank() || text.equals("0"));
    }

    private ArrayNode limited(String name, ArrayNode items) {
        if (items.size() > Sheet.MOST_ITEMS) {
            faults.put(name, "fault.many");
        }
        return items;
    }
}
