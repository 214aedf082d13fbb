package ir.gsb.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.catalogue.Sheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a form: as a sheet says it, or as someone wrote it, right or wrong.
 *
 * @param values by the names of inputs, {@code needs.documents[0].title}
 */
public record Filling(Map<String, List<String>> values) {

    /** Rows that wait to be filled in. */
    private static final int EMPTY_ROWS = 2;

    static Filling of(Sheet sheet) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        JsonNode tree = Trees.of(sheet);
        Section.ALL.forEach(section ->
                section.fields().forEach(field -> put(values, field, field.path(), Trees.at(tree, field.path()))));
        return new Filling(values);
    }

    /** What a browser sent. */
    static Filling of(Map<String, String[]> sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        sent.forEach((name, some) -> values.put(name, List.of(some)));
        return new Filling(values);
    }

    private static void put(Map<String, List<String>> values, Field field, String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (field.kind()) {
            case LINE, AREA, NUMBER, ONE, FLAG -> values.put(name, List.of(value.asText()));
            case SOME -> values.put(name, Trees.texts(value));
            case LINES -> values.put(name, List.of(String.join("\n", Trees.texts(value))));
            case WITHIN -> values.put(name, List.of(String.join("، ", Trees.texts(value))));
            case ROWS -> {
                for (int row = 0; row < value.size(); row++) {
                    for (Field part : field.parts()) {
                        put(values, part, part(name, row, part), value.get(row).path(part.path()));
                    }
                }
            }
        }
    }

    static String part(String list, int row, Field part) {
        return list + '[' + row + "]." + part.path();
    }

    public String one(String name) {
        return values.getOrDefault(name, List.of("")).stream().findFirst().orElse("");
    }

    public boolean has(String name, String word) {
        return values.getOrDefault(name, List.of()).contains(word);
    }

    public boolean flagged(String name) {
        return has(name, "true");
    }

    /** How many rows of a list are filled in, with those between. */
    int filledRows(String list) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(list + '['))
                .filter(entry -> entry.getValue().stream().anyMatch(text -> !text.isBlank() && !text.equals("0")))
                .mapToInt(entry -> row(entry.getKey(), list) + 1)
                .max()
                .orElse(0);
    }

    private static int row(String name, String list) {
        String number = name.substring(list.length() + 1).replaceFirst("\\].*", "");
        return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : 0;
    }

    /** How many rows of a list are shown. */
    public int rows(String list) {
        return filledRows(list) + EMPTY_ROWS;
    }
}
