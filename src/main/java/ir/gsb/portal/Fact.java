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
import java.util.regex.Pattern;

/**
 * A figure that was published elsewhere, as it was: it says nothing of this catalogue.
 *
 * @param value with what is counted
 * @param date of which it is, as the source gives it
 * @param source who said it
 */
public record Fact(Text value, Text date, Text source) {

    private static final String FILE = "/published/facts.properties";
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");

    /** All of {@code published/facts.properties}, in its order: {@code 1.value.fa}, {@code 1.date.en} … */
    static List<Fact> all() {
        var texts = new Properties();
        try (InputStream file = Objects.requireNonNull(Fact.class.getResourceAsStream(FILE))) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        List<Fact> facts = new ArrayList<>();
        for (int number = 1; texts.containsKey(number + ".value.fa"); number++) {
            facts.add(new Fact(
                    text(texts, number + ".value"), text(texts, number + ".date"), text(texts, number + ".source")));
        }
        return List.copyOf(facts);
    }

    private static Text text(Properties texts, String key) {
        return new Text(text(texts, key + ".fa", Words.PERSIAN), text(texts, key + ".en", Words.ENGLISH));
    }

    /** Figures that have a name are written as the language writes them. */
    private static String text(Properties texts, String key, Words words) {
        return NAME.matcher(Objects.requireNonNull(texts.getProperty(key), key)).replaceAll(name -> {
            String figure = Objects.requireNonNull(texts.getProperty(name.group(1)), name.group());
            return words.number(Long.parseLong(figure));
        });
    }
}
