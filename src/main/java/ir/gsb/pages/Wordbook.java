package ir.gsb.pages;

import com.ibm.icu.text.Collator;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The texts of some pages in one language, and how that language writes. A text that is missing is an error. Each part of
 * the pages has one of its own, which may say more.
 */
public class Wordbook {

    private static final Pattern ARABIC_LETTERS = Pattern.compile("[\\p{IsArabic}&&\\p{L}]");
    private static final Pattern LATIN_LETTERS = Pattern.compile("\\p{IsLatin}");
    private static final char ISOLATED = '\u2068';
    private static final char NO_LONGER = '\u2069';

    private final boolean english;
    private final ResourceBundle texts;
    private final Shown show;
    private final Collator collator;

    /** @param texts name of the resource bundle, {@code ir.gsb.guide.texts} */
    public Wordbook(String texts, boolean english) {
        Locale locale = Locale.of(english ? "en" : "fa");
        this.english = english;
        this.texts = ResourceBundle.getBundle(
                texts, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.show = new Shown(locale);
        this.collator = Collator.getInstance(locale).freeze();
    }

    public boolean english() {
        return english;
    }

    public String lang() {
        return english ? "en" : "fa";
    }

    /** The language of a text that someone wrote, by its letters; that of the page if it has none. */
    public String langOf(String written) {
        if (ARABIC_LETTERS.matcher(written).find()) {
            return "fa";
        }
        return LATIN_LETTERS.matcher(written).find() ? "en" : lang();
    }

    public String dir() {
        return english ? "ltr" : "rtl";
    }

    public String of(String key) {
        return texts.getString(key);
    }

    /** Of two texts the one in this language. */
    public String either(String fa, String en) {
        return english ? en : fa;
    }

    public Shown show() {
        return show;
    }

    public String number(long number) {
        return show.number(number);
    }

    /** By a name, as this language sorts. */
    public <T> Comparator<T> by(Function<T, String> name) {
        return (one, other) -> collator.compare(name.apply(one), name.apply(other));
    }

    /** The same text with the reader's digits. */
    public String digits(String text) {
        return show.digits(text);
    }

    /** A text with numbers in its places, each written in the reader's digits and apart from what is around it. */
    public String filled(String key, Object... values) {
        return put(key, Arrays.stream(values).map(value -> show.digits(value.toString())));
    }

    /** A text with names in its places, each as its owner writes it and apart from what is around it. */
    public String named(String key, String... names) {
        return put(key, Arrays.stream(names));
    }

    private String put(String key, Stream<String> values) {
        return MessageFormat.format(
                of(key), values.map(value -> ISOLATED + value + NO_LONGER).toArray());
    }
}
