package ir.gsb.evidence;

import ir.gsb.canonical.Jalali;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Times and numbers as they are written in Persian. */
final class PersianText {

    private PersianText() {}

    /** Day and time in Tehran, {@code ۱۴۰۵/۰۱/۰۱ ۱۱:۳۰:۰۰}. */
    static String time(Instant at) {
        ZonedDateTime there = at.atZone(Jalali.TEHRAN);
        return digits("%s %02d:%02d:%02d"
                .formatted(date(there.toLocalDate()), there.getHour(), there.getMinute(), there.getSecond()));
    }

    private static String date(LocalDate day) {
        int number = Jalali.number(day);
        return "%04d/%02d/%02d".formatted(number / 10_000, number / 100 % 100, number % 100);
    }

    /** The same with Persian digits. */
    static String digits(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + '\u06F0' : c)));
        return out.toString();
    }
}
