package ir.gsb.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;

/**
 * What sheets call what people say. {@code synonyms.txt} has a line for each: what people say, {@code =}, what sheets call
 * it; several of either are parted by commas; one of the latter has one word or two.
 */
final class Synonyms {

    /** Words of the longest that is said. */
    static final int LONGEST = 3;

    private final Map<String, List<String>> bySaid = new HashMap<>();

    Synonyms(Analyzer analyzer) {
        for (String line : read().lines().map(String::strip).toList()) {
            String[] sides = line.split("=", 2);
            if (sides.length == 2 && !line.startsWith("#")) {
                List<String> called =
                        each(sides[1]).map(text -> called(text, analyzer)).toList();
                each(sides[0])
                        .forEach(said -> bySaid.computeIfAbsent(said(said, analyzer), none -> new ArrayList<>())
                                .addAll(called));
            }
        }
    }

    private static Stream<String> each(String side) {
        return Stream.of(side.split("[،,]")).map(String::strip);
    }

    private static String said(String text, Analyzer analyzer) {
        var joined = new StringBuilder();
        Word.in(text, analyzer).stream().filter(word -> !word.pair()).forEach(word -> joined.append(word.text()));
        return joined.toString();
    }

    /** Two words are one term of the index. */
    private static String called(String text, Analyzer analyzer) {
        List<Word> words = Word.in(text, analyzer);
        return words.stream()
                .filter(Word::pair)
                .findFirst()
                .orElse(words.getFirst())
                .text();
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(Synonyms.class.getResourceAsStream("synonyms.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("synonyms.txt cannot be read from the class path", failed);
        }
    }

    /** Terms of the index for words that are said, written as one. */
    List<String> of(String said) {
        return bySaid.getOrDefault(said, List.of());
    }
}
