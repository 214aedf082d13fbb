package ir.gsb.workplace;

import ir.gsb.catalogue.Relation;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of a sheet as the editor shows it.
 *
 * @param path names in the sheet's JSON, joined by dots; of a part its name alone
 * @param words to choose from; empty unless it is a choice
 * @param parts of a row; empty unless it is a list of rows
 */
public record Field(String path, Kind kind, List<? extends Enum<?>> words, List<Field> parts) {

    /** How it is filled in. */
    public enum Kind {
        LINE,
        AREA,
        NUMBER,
        ONE,
        SOME,
        FLAG,
        /** Several texts, one a line. */
        LINES,
        /** Several texts in one line, with commas between. */
        WITHIN,
        ROWS
    }

    public Field {
        words = List.copyOf(words);
        parts = List.copyOf(parts);
    }

    static Field of(String path, Kind kind) {
        return new Field(path, kind, List.of(), List.of());
    }

    static Field one(String path, Class<? extends Enum<?>> kind) {
        return new Field(path, Kind.ONE, List.of(kind.getEnumConstants()), List.of());
    }

    static Field some(String path, Class<? extends Enum<?>> kind) {
        return new Field(path, Kind.SOME, List.of(kind.getEnumConstants()), List.of());
    }

    @SafeVarargs
    static Field rows(String path, List<Field>... parts) {
        return new Field(
                path,
                Kind.ROWS,
                List.of(),
                Stream.of(parts).flatMap(List::stream).toList());
    }

    Field under(String parent) {
        return new Field(parent + '.' + path, kind, words, parts);
    }

    static Field relations() {
        return rows(
                "relations",
                List.of(
                        of("agency", Kind.LINE),
                        of("system", Kind.LINE),
                        of("fields", Kind.WITHIN),
                        of("fee", Kind.NUMBER),
                        one("way", Relation.Way.class),
                        one("doneBy", Relation.DoneBy.class),
                        of("inquiry", Kind.LINE)));
    }
}
