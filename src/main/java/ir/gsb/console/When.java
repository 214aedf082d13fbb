package ir.gsb.console;

import ir.gsb.canonical.Jalali;
import ir.gsb.canonical.Persian;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a day, and perhaps a time of day in Tehran, in either calendar: years before 1700 are of the Persian one. */
final class When {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[ T]+(\\d{1,2}):(\\d{2}))?");
    private static final int GREGORIAN_FROM = 1700;

    private When() {}

    /**
     * The instant that a text names.
     *
     * @param dayAfter whether a day alone means its end
     * @throws IllegalArgumentException if it names none
     */
    static Instant parse(String text, boolean dayAfter) {
        Matcher written = WRITTEN.matcher(Persian.digits(text.strip()).replace("،", ""));
        if (!written.matches()) {
            throw new IllegalArgumentException("a day is written year/month/day");
        }
        LocalDate day = day(number(written, 1), number(written, 2), number(written, 3));
        if (written.group(4) == null) {
            return (dayAfter ? day.plusDays(1) : day)
                    .atStartOfDay(Jalali.TEHRAN)
                    .toInstant();
        }
        return day.atTime(time(number(written, 4), number(written, 5)))
                .atZone(Jalali.TEHRAN)
                .toInstant();
    }

    private static LocalDate day(int year, int month, int day) {
        try {
            return year < GREGORIAN_FROM
                    ? Jalali.date(year * 10_000 + month * 100 + day)
                    : LocalDate.of(year, month, day);
        } catch (java.time.DateTimeException none) {
            throw new IllegalArgumentException("there is no such day", none);
        }
    }

    private static LocalTime time(int hour, int minute) {
        try {
            return LocalTime.of(hour, minute);
        } catch (java.time.DateTimeException none) {
            throw new IllegalArgumentException("there is no such time of day", none);
        }
    }

    private static int number(Matcher written, int group) {
        return Integer.parseInt(written.group(group));
    }
}
