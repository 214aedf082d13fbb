package ir.gsb.catalogue;

import ir.gsb.canonical.Persian;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole numbers as people write them: with any digits, their thousands set apart or not. */
public final class WholeNumber {

    /** Groups of three, all set apart by the same sign. A point is none: it may be that of a fraction. */
    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{1,18}|[0-9]{1,3}([,٬،_\\p{Zs}])[0-9]{3}(?:\\1[0-9]{3}){0,4}");

    private WholeNumber() {}

    /**
     * The number that is written; empty if there is none, if it has a sign or a fraction, or is too great.
     *
     * @param most that it may be
     */
    public static OptionalLong read(String written, long most) {
        String text = Persian.digits(Persian.letters(written));
        if (!WRITTEN.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(text.replaceAll("[^0-9]", ""));
        return number <= most ? OptionalLong.of(number) : OptionalLong.empty();
    }
}
