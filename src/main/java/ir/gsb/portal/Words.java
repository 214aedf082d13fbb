package ir.gsb.portal;

import ir.gsb.canonical.Jalali;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import ir.gsb.pages.Wordbook;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the pages say in one language, with its digits, its calendar and its addresses. */
public final class Words extends Wordbook {

    static final Words PERSIAN = new Words(false);
    static final Words ENGLISH = new Words(true);

    private static final String TEXTS = "ir.gsb.portal.texts";
    private static final String ENGLISH_PAGES = "/en";

    Words(boolean english) {
        super(TEXTS, english);
    }

    static Words of(HttpServletRequest request) {
        return isEnglish(request.getRequestURI()) ? ENGLISH : PERSIAN;
    }

    static boolean isEnglish(String path) {
        return path.equals(ENGLISH_PAGES) || path.startsWith(ENGLISH_PAGES + "/");
    }

    /** One of the pages' own texts in both languages. */
    static Text both(String key) {
        return new Text(PERSIAN.of(key), ENGLISH.of(key));
    }

    public Words other() {
        return english() ? PERSIAN : ENGLISH;
    }

    /** In this language; in the other one if it is not there. */
    public String text(Text text) {
        return text.in(english());
    }

    /** The language of {@link #text}. */
    public String lang(Text text) {
        return text.languageIn(english());
    }

    /** What people call a word of the catalogue. */
    public String word(Enum<?> word) {
        return text(Wording.of(word));
    }

    /** An amount of money. */
    public String rials(long amount) {
        return amount == 0 ? of("free") : filled("rials", number(amount));
    }

    /** 3.7 of a mean, one figure behind the point. */
    public String mean(double mean) {
        return show().decimal(mean);
    }

    public String percent(long part, long whole) {
        long percent = whole == 0 ? 0 : Math.round(100.0 * part / whole);
        return english() ? percent + "%" : digits(percent + "٪");
    }

    /** The day in Tehran, written out. */
    public String day(Instant at) {
        return date(LocalDate.ofInstant(at, Jalali.TEHRAN));
    }

    /** A day, written out: ۲ آذر ۱۴۰۵, 23 November 2026. */
    public String date(LocalDate date) {
        if (english()) {
            return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(date);
        }
        int number = Jalali.number(date);
        return digits(number % 100 + " " + of("month." + number / 100 % 100) + " " + number / 10_000);
    }

    /** The day and the minute in Tehran. */
    public String minute(Instant at) {
        return day(at) + of("comma") + ' ' + show().hour(at);
    }

    /** Where a page is in this language; {@code /} is the first one. */
    public String link(String path) {
        String plain = path.equals("/") && english() ? "" : path;
        return english() ? ENGLISH_PAGES + plain : plain;
    }

    /** The same page, whichever language its address is of. */
    String linkOf(String path) {
        String plain = isEnglish(path) ? path.substring(ENGLISH_PAGES.length()) : path;
        return link(plain.isEmpty() ? "/" : plain);
    }
}
