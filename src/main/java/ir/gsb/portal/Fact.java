package ir.gsb.portal;

import ir.gsb.catalogue.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * A figure that was published elsewhere, as it was: it says nothing of this catalogue.
 *
 * @param value with what is counted
 * @param date of which it is, as the source gives it
 * @param source who said it
 */
public record Fact(Text value, Text date, Text source) {

    /** All of {@code facts.properties}, in its order: {@code 1.value.fa}, {@code 1.date.en} … */
    static List<Fact> all() {
        var texts = new Properties();
        try (InputStream file = Objects.requireNonNull(Fact.class.getResourceAsStream("facts.properties"))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("facts.properties cannot be read", e);
        }
        List<Fact> facts = new ArrayList<>();
        for (int number = 1; texts.containsKey(number + ".value.fa"); number++) {
            facts.add(new Fact(
                    text(texts, number + ".value"), text(texts, number + ".date"), text(texts, number + ".source")));
        }
        return List.copyOf(facts);
    }

    private static Text text(Properties texts, String key) {
        return new Text(
                Objects.requireNonNull(texts.getProperty(key + ".fa"), key),
                Objects.requireNonNull(texts.getProperty(key + ".en"), key));
    }
}
