package ir.gsb.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Difference;
import ir.gsb.catalogue.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A sheet, or two beside each other, as rows that people read: each field with its title and its lines. */
final class SheetRows {

    private final Words words;

    SheetRows(Words words) {
        this.words = words;
    }

    /**
     * A field.
     *
     * @param before what it said in the older sheet; empty if there is none
     * @param needed whether it is empty and the sheet cannot be signed without it
     */
    public record Row(
            String path, String title, List<Piece> before, List<Piece> lines, boolean changed, boolean needed) {

        public boolean empty() {
            return lines.isEmpty();
        }
    }

    /**
     * A line of a field.
     *
     * @param lang of a text that the agency wrote; empty for words in the language of the page
     * @param own whether it is on this side only
     */
    public record Piece(String text, String lang, boolean own) {}

    /** The rows of a section of the form. */
    public record Part(Section section, List<Row> rows) {

        public long changes() {
            return rows.stream().filter(Row::changed).count();
        }

        /** The same with what has changed alone. */
        Part changed() {
            return new Part(section, rows.stream().filter(Row::changed).toList());
        }
    }

    List<Part> of(Sheet sheet) {
        return of(Optional.empty(), sheet);
    }

    List<Part> of(Optional<Sheet> before, Sheet sheet) {
        JsonNode now = Trees.of(sheet);
        Optional<JsonNode> then = before.map(Trees::of);
        List<String> needed = Completeness.of(sheet).needed();
        Set<String> changed = before.map(older -> Difference.between(older, sheet)).orElse(List.of()).stream()
                .map(difference -> difference.path().replaceFirst("\\[.*", ""))
                .collect(Collectors.toSet());
        return Section.ALL.stream()
                .map(section -> new Part(
                        section,
                        section.fields().stream()
                                .map(field -> row(field, then, now, changed.contains(field.path()), needed))
                                .toList()))
                .toList();
    }

    private Row row(Field field, Optional<JsonNode> then, JsonNode now, boolean changed, List<String> needed) {
        List<String> lines = lines(field, Trees.at(now, field.path()));
        List<String> before =
                then.map(tree -> lines(field, Trees.at(tree, field.path()))).orElse(List.of());
        return new Row(
                field.path(),
                words.field(field.path()),
                pieces(field, before, changed ? lines : before),
                pieces(field, lines, changed ? before : lines),
                changed,
                needed.contains(field.path()));
    }

    private static List<Piece> pieces(Field field, List<String> lines, List<String> others) {
        String lang = lang(field);
        return lines.stream()
                .map(line -> new Piece(line, lang, !others.contains(line)))
                .toList();
    }

    private static String lang(Field field) {
        return switch (field.kind()) {
            case LINE, AREA, LINES, WITHIN -> field.path().endsWith(".en") ? "en" : "fa";
            case NUMBER, ONE, SOME, FLAG, ROWS -> "";
        };
    }

    private List<String> lines(Field field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        return switch (field.kind()) {
            case LINE, AREA -> value.asText().lines().toList();
            case NUMBER -> List.of(words.number(value.asLong()));
            case ONE -> List.of(word(field, value.asText()));
            case SOME ->
                Trees.texts(value).stream().map(name -> word(field, name)).toList();
            case FLAG -> value.asBoolean() ? List.of(words.of("yes")) : List.of();
            case LINES, WITHIN -> Trees.texts(value);
            case ROWS -> rows(field, value);
        };
    }

    private List<String> rows(Field field, JsonNode value) {
        List<String> rows = new ArrayList<>();
        for (JsonNode item : value) {
            List<String> parts = new ArrayList<>();
            for (Field part : field.parts()) {
                String text = String.join(words.of("comma"), lines(part, item.path(part.path())));
                boolean first = part == field.parts().getFirst();
                if (first) {
                    parts.add(Words.apart(text));
                } else if (!text.isEmpty()) {
                    parts.add(words.part(field.path(), part) + ": " + Words.apart(text));
                }
            }
            rows.add(String.join(" — ", parts));
        }
        return rows;
    }

    private String word(Field field, String name) {
        return field.words().stream()
                .filter(word -> word.name().equals(name))
                .findFirst()
                .map(words::word)
                .orElse(name);
    }
}
