package ir.gsb.search;

import java.util.List;
import java.util.Locale;

/** How a text reads for one who does not heed its spelling. */
public final class Words {

    private static final WordAnalyzer PARTED = new WordAnalyzer(Spelling.PARTED);

    private Words() {}

    /** Its letters and digits in one spelling, without spaces and signs; two texts that are spelt differently have one key. */
    public static String key(String text) {
        var key = new StringBuilder(text.length());
        Spelling.JOINED
                .of(text)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** Its words in one spelling, without endings, in order. */
    public static List<String> of(String text) {
        return Word.in(text, PARTED).stream()
                .filter(word -> !word.pair())
                .map(Word::text)
                .toList();
    }
}
