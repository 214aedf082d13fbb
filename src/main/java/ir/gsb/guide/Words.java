package ir.gsb.guide;

import ir.gsb.canonical.Jalali;
import ir.gsb.canonical.Outline;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The pages' texts in one language, with its digits and its calendar. A text that is missing is an error. */
public final class Words {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final int PERSIAN_ZERO = '۰';

    private final boolean english;
    private final ResourceBundle texts;

    Words(boolean english) {
        this.english = english;
        this.texts = ResourceBundle.getBundle(
                "ir.gsb.guide.texts",
                Locale.of(english ? "en" : "fa"),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public String lang() {
        return english ? "en" : "fa";
    }

    public String dir() {
        return english ? "ltr" : "rtl";
    }

    /** Where the pages of this language begin. */
    public String base() {
        return english ? "/docs/en" : "/docs";
    }

    public String otherBase() {
        return english ? "/docs" : "/docs/en";
    }

    public String of(String key) {
        return texts.getString(key);
    }

    /** Of two texts the one in this language. */
    public String either(String fa, String en) {
        return english ? en : fa;
    }

    /** The day in Tehran. */
    public String day(Instant at) {
        LocalDate date = LocalDate.ofInstant(at, TEHRAN);
        if (english) {
            return date.toString();
        }
        int number = Jalali.number(date);
        return digits("%d/%02d/%02d".formatted(number / 10_000, number / 100 % 100, number % 100));
    }

    /** What a field holds. */
    public String kind(Outline.Field field) {
        return of("kind." + Outline.written(field.kind()));
    }

    /** How long a text, or how large a number is; empty if nothing is said about it. */
    public String extent(Outline.Field field) {
        boolean number = field.kind() == Outline.Kind.NUMBER;
        boolean text = field.kind() == Outline.Kind.TEXT && (field.least() > 0 || field.most() < Long.MAX_VALUE);
        if (!number && !text) {
            return "";
        }
        String unit = number ? "number" : "length";
        if (field.least() == field.most()) {
            return filled("extent." + unit + ".exactly", field.most());
        }
        return field.most() == Long.MAX_VALUE
                ? filled("extent." + unit + ".least", field.least())
                : filled("extent." + unit + ".between", field.least(), field.most());
    }

    private String filled(String key, Object... values) {
        Object[] written = Arrays.stream(values)
                .map(value -> '\u2066' + digits(value.toString()) + '\u2069')
                .toArray();
        return MessageFormat.format(of(key), written);
    }

    /** The same text with the reader's digits. */
    private String digits(String text) {
        return english
                ? text
                : text.chars()
                        .map(c -> c >= '0' && c <= '9' ? c - '0' + PERSIAN_ZERO : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
