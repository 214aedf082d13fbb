package ir.gsb.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/**
 * What people call the words of the catalogue: clusters, life events, channels, states. The texts are in {@code
 * words_fa.properties} and {@code words_en.properties}, by the simple name of the word's type, {@code Cluster.HEALTH}.
 */
public final class Wording {

    private static final Properties FA = read("words_fa.properties");
    private static final Properties EN = read("words_en.properties");

    private Wording() {}

    /** @throws IllegalArgumentException if it is no word of the catalogue */
    public static Text of(Enum<?> word) {
        if (word instanceof Province province) {
            return province.title();
        }
        if (word instanceof Objection objection) {
            return objection.says();
        }
        String key = word.getDeclaringClass().getSimpleName() + '.' + word.name();
        String fa = FA.getProperty(key);
        String en = EN.getProperty(key);
        if (fa == null || en == null) {
            throw new IllegalArgumentException(key + " is no word of the catalogue");
        }
        return new Text(fa, en);
    }

    private static Properties read(String file) {
        var texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read from the class path", failed);
        }
    }
}
