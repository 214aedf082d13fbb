package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a sheet is filled in.
 *
 * @param percent of the weight of all fields that it should fill
 * @param gaps the fields that are empty, in the order of the form
 */
public record Completeness(int percent, List<Gap> gaps) {

    private static final int ALL = 100;

    /**
     * An empty field.
     *
     * @param section of the form, {@code access}
     * @param percent that it would add
     * @param needed whether the sheet cannot be signed without it
     */
    public record Gap(String path, String section, int percent, boolean needed) {}

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    public static Completeness of(Sheet sheet) {
        JsonNode tree = Sheets.tree(sheet);
        List<SheetField> asked =
                SheetField.ALL.stream().filter(field -> field.appliesTo(tree)).toList();
        List<SheetField> empty =
                asked.stream().filter(field -> field.isEmptyIn(tree)).toList();
        int whole = weight(asked.stream());
        return new Completeness(
                ALL * (whole - weight(empty.stream())) / whole,
                empty.stream()
                        .map(field -> new Gap(
                                field.path(),
                                field.section(),
                                (ALL * field.weight() + whole - 1) / whole,
                                field.needed()))
                        .toList());
    }

    private static int weight(Stream<SheetField> fields) {
        return fields.mapToInt(SheetField::weight).sum();
    }

    /** Paths of the fields without which it cannot be signed. */
    public List<String> needed() {
        return gaps.stream().filter(Gap::needed).map(Gap::path).toList();
    }

    public boolean signable() {
        return needed().isEmpty();
    }
}
