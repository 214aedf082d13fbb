package ir.gsb.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** What people call something, by its key, out of two files on the class path. */
record Titles(Properties fa, Properties en) {

    /** Those in {@code NAME_fa.properties} and {@code NAME_en.properties}. */
    static Titles in(String name) {
        return new Titles(read(name + "_fa.properties"), read(name + "_en.properties"));
    }

    private static Properties read(String file) {
        var titles = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Titles.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            titles.load(reader);
            return titles;
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read from the class path", failed);
        }
    }

    /** Empty unless both files have it. */
    Optional<Text> of(String key) {
        String persian = fa.getProperty(key);
        String english = en.getProperty(key);
        return persian == null || english == null ? Optional.empty() : Optional.of(new Text(persian, english));
    }
}
