package ir.gsb.catalogue;

import ir.gsb.canonical.Jalali;
import ir.gsb.canonical.Persian;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them: {@code 1397/4/9}, {@code 1397/4} or {@code 1397}, with any digits and signs between them. */
final class JalaliText {

    private static final String SIGN = "\\s*[/.\\-\u2011\u2013\u066B]\\s*";
    private static final Pattern WRITTEN =
            Pattern.compile("(1[1-6][0-9]{2})(?:" + SIGN + "([0-9]{1,2})(?:" + SIGN + "([0-9]{1,2}))?)?");

    private JalaliText() {}

    /** Whether there is such a day, month or year. */
    static boolean isDate(String text) {
        Matcher date = WRITTEN.matcher(Persian.digits(text));
        return date.matches() && exists(date);
    }

    /** A date in the form {@code ۱۳۹۷/۰۴/۰۹}; a text that is none stays as it is. */
    static String written(String text) {
        Matcher date = WRITTEN.matcher(Persian.digits(text));
        if (!date.matches() || !exists(date)) {
            return text;
        }
        var out = new StringBuilder(date.group(1));
        for (int part = 2; part <= 3; part++) {
            if (date.group(part) != null) {
                out.append("/%02d".formatted(Integer.parseInt(date.group(part))));
            }
        }
        return persianDigits(out.toString());
    }

    private static boolean exists(Matcher date) {
        int month = date.group(2) == null ? 1 : Integer.parseInt(date.group(2));
        int day = date.group(3) == null ? 1 : Integer.parseInt(date.group(3));
        try {
            Jalali.date(Integer.parseInt(date.group(1)) * 10_000 + month * 100 + day);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static String persianDigits(String latin) {
        var out = new StringBuilder(latin.length());
        latin.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
        return out.toString();
    }
}
