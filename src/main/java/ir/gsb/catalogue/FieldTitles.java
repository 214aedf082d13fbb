package ir.gsb.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What people call the fields of a sheet and their sections; in {@code fields_fa.properties}, {@code fields_en.properties}. */
public final class FieldTitles {

    private static final Properties FA = read("fields_fa.properties");
    private static final Properties EN = read("fields_en.properties");

    private FieldTitles() {}

    /**
     * The title of a field or section; something within a list has that of the list.
     *
     * @throws IllegalArgumentException if a sheet has no such field
     */
    public static Text of(String path) {
        String field = path.replaceFirst("\\[.*", "");
        String fa = FA.getProperty(field);
        String en = EN.getProperty(field);
        if (fa == null || en == null) {
            throw new IllegalArgumentException(path + " is no field of a sheet");
        }
        return new Text(fa, en);
    }

    private static Properties read(String file) {
        var titles = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(FieldTitles.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            titles.load(reader);
            return titles;
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read from the class path", failed);
        }
    }
}
