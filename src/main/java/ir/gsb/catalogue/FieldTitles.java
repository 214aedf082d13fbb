package ir.gsb.catalogue;

/** What people call the fields of a sheet and their sections; in {@code fields_fa.properties}, {@code fields_en.properties}. */
public final class FieldTitles {

    private static final Titles TITLES = Titles.in("fields");

    private FieldTitles() {}

    /**
     * The title of a field or section; something within a list has that of the list.
     *
     * @throws IllegalArgumentException if a sheet has no such field
     */
    public static Text of(String path) {
        return TITLES.of(path.replaceFirst("\\[.*", ""))
                .orElseThrow(() -> new IllegalArgumentException(path + " is no field of a sheet"));
    }
}
