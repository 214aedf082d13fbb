package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What differs between two versions of a sheet, in the order of the form.
 *
 * @param path {@code figures.days}; of an item of a list with its place, from 1, {@code needs.documents[2].title}: that in
 *     the newer version, or in the older one where it was taken away
 * @param before empty if it was not there
 * @param after empty if it is there no more
 */
public record Difference(String path, Optional<String> before, Optional<String> after) {

    /** Compares field by field; items of a list are paired by their titles, in order, so that one moved is gone and new. */
    public static List<Difference> between(Sheet before, Sheet after) {
        JsonNode older = Sheets.tree(before);
        JsonNode newer = Sheets.tree(after);
        List<Difference> all = new ArrayList<>();
        SheetField.ALL.forEach(field -> compare(field.path(), field.in(older), field.in(newer), all));
        return all;
    }

    private static void compare(String path, JsonNode older, JsonNode newer, List<Difference> all) {
        if (older.equals(newer)) {
            return;
        }
        if (older.isArray() && newer.isArray()) {
            items(path, older, newer, all);
        } else if (older.isObject() && newer.isObject()) {
            var names = new TreeSet<String>();
            older.fieldNames().forEachRemaining(names::add);
            newer.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + '.' + name, older.path(name), newer.path(name), all));
        } else {
            all.add(new Difference(path, text(older), text(newer)));
        }
    }

    private static void items(String path, JsonNode older, JsonNode newer, List<Difference> all) {
        int[][] common = common(older, newer);
        int i = 0;
        int j = 0;
        while (i < older.size() || j < newer.size()) {
            boolean both = i < older.size() && j < newer.size();
            if (both && key(older.get(i)).equals(key(newer.get(j)))) {
                compare(place(path, j), older.get(i++), newer.get(j++), all);
            } else if (i < older.size() && (!both || common[i + 1][j] >= common[i][j + 1])) {
                all.add(new Difference(place(path, i), text(older.get(i++)), Optional.empty()));
            } else {
                all.add(new Difference(place(path, j), Optional.empty(), text(newer.get(j++))));
            }
        }
    }

    /** How many items the rests of both lists have in common, in one order. */
    private static int[][] common(JsonNode older, JsonNode newer) {
        int[][] common = new int[older.size() + 1][newer.size() + 1];
        for (int i = older.size() - 1; i >= 0; i--) {
            for (int j = newer.size() - 1; j >= 0; j--) {
                common[i][j] = key(older.get(i)).equals(key(newer.get(j)))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static String place(String path, int index) {
        return path + '[' + (index + 1) + ']';
    }

    private static String key(JsonNode item) {
        return item.isObject()
                ? item.path("title").asText() + '\n' + item.path("agency").asText()
                : item.asText();
    }

    private static Optional<String> text(JsonNode value) {
        boolean none = value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
        if (none) {
            return Optional.empty();
        }
        if (!value.isContainerNode()) {
            return Optional.of(value.asText());
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> text(part).ifPresent(parts::add));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", parts));
    }
}
