package ir.gsb.pages;

import ir.gsb.canonical.Jalali;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times and numbers as the reader is used to: Persian digits and the Persian calendar, or Latin ones. */
public final class Shown {

    private static final int ZERO = '۰';
    private static final int ARABIC_ZERO = '٠';
    private static final char THOUSANDS = '\u066c';
    private static final char DECIMALS = '\u066b';
    private static final double MICROS_A_MILLI = 1000.0;

    private final boolean persian;

    public Shown(Locale locale) {
        this.persian = !locale.getLanguage().equals("en");
    }

    /** The day and the time of day in Tehran, to the millisecond. */
    public String time(Instant at) {
        return day(at) + (persian ? "، " : ", ") + clock(at, "HH:mm:ss.SSS");
    }

    /** The day and the time of day in Tehran, to the minute. */
    public String minute(Instant at) {
        return day(at) + (persian ? "، " : ", ") + clock(at, "HH:mm");
    }

    /** The time of day in Tehran, to the minute. */
    public String hour(Instant at) {
        return clock(at, "HH:mm");
    }

    /** The day in Tehran. */
    public String day(Instant at) {
        return date(LocalDate.ofInstant(at, Jalali.TEHRAN));
    }

    /** For machines, as the attribute {@code datetime} wants it. */
    public String iso(Instant at) {
        return at.toString();
    }

    public String date(LocalDate date) {
        if (!persian) {
            return date.toString();
        }
        int number = Jalali.number(date);
        return digits("%d/%02d/%02d".formatted(number / 10_000, number / 100 % 100, number % 100));
    }

    private String clock(Instant at, String pattern) {
        return digits(
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(ZonedDateTime.ofInstant(at, Jalali.TEHRAN)));
    }

    /** A whole number, its thousands apart: by U+066C in Persian, by a comma else. */
    public String number(long number) {
        return written("%,d", number);
    }

    /** Milliseconds of microseconds, three figures behind the point. */
    public String millis(long micros) {
        return written("%,.3f", micros / MICROS_A_MILLI);
    }

    /** A number with one figure behind the point: U+066B in Persian. */
    public String decimal(double number) {
        return written("%,.1f", number);
    }

    private String written(String form, Object number) {
        String text = String.format(Locale.ROOT, form, number);
        return persian ? digits(text).replace(',', THOUSANDS).replace('.', DECIMALS) : text;
    }

    /** The same text with the reader's digits. */
    public String digits(String text) {
        if (!persian) {
            return text;
        }
        var shown = new StringBuilder();
        text.chars().forEach(c -> shown.append((char) (c >= '0' && c <= '9' ? c - '0' + ZERO : c)));
        return shown.toString();
    }
}
