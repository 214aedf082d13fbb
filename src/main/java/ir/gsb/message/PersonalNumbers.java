package ir.gsb.message;

import java.util.regex.Pattern;

/** Keeps out of what is written for ever the numbers by which people and companies are known. */
public final class PersonalNumbers {

    /** As long as the identifiers of people and companies, in Latin, Arabic or Persian digits. */
    private static final Pattern IDENTIFIER = Pattern.compile("(?<![\\w٠-٩۰-۹])[0-9٠-٩۰-۹]{10,11}(?![\\w٠-٩۰-۹])");

    private PersonalNumbers() {}

    /** The text with {@code (digits)} in the place of each number of 10 or 11 digits, whatever field it was typed into. */
    public static String leftOutOf(String words) {
        return IDENTIFIER.matcher(words).replaceAll("(digits)");
    }
}
