package ir.gsb.catalogue;

import ir.gsb.canonical.Jalali;
import ir.gsb.canonical.Persian;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them: {@code 1397/4/9}, with any digits and signs between them. */
final class JalaliText {

    private static final String SIGN = "\\s*[/.\\-\u2011\u2013\u066B]\\s*";
    private static final Pattern WRITTEN =
            Pattern.compile("(1[1-6][0-9]{2})" + SIGN + "([0-9]{1,2})" + SIGN + "([0-9]{1,2})");

    private JalaliText() {}

    /** In the form {@code ۱۳۹۷/۰۴/۰۹}; a text that is no date stays as it is. Empty if there is no such day. */
    static Optional<String> of(String text) {
        Matcher date = WRITTEN.matcher(Persian.digits(text));
        if (!date.matches()) {
            return Optional.of(text);
        }
        int year = Integer.parseInt(date.group(1));
        int month = Integer.parseInt(date.group(2));
        int day = Integer.parseInt(date.group(3));
        try {
            Jalali.date(year * 10_000 + month * 100 + day);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
        return Optional.of(persianDigits("%d/%02d/%02d".formatted(year, month, day)));
    }

    private static String persianDigits(String latin) {
        var out = new StringBuilder(latin.length());
        latin.chars().forEach(c -> out.append((char) (c >= '0' && c <= '9' ? c - '0' + '۰' : c)));
        return out.toString();
    }
}
