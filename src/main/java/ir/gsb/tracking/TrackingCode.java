package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a citizen finds his case by: six digits of the Jalali date on which it was opened (year, month, day), seven random
 * ones, and two check digits (ISO 7064 MOD 97-10: the number of all 15 digits leaves 1 when divided by 97).
 */
public record TrackingCode(String digits) {

    public static final int LENGTH = 15;

    private static final int RANDOM_DIGITS = 7;
    private static final int MODULUS = 97;
    private static final int CENTURY = 1_000_000;

    /** How many codes one day has. */
    static final int OF_A_DAY = 10_000_000;

    /** @throws IllegalArgumentException if it is no tracking code */
    public TrackingCode {
        if (!digits.matches("[0-9]{15}") || Long.parseLong(digits) % MODULUS != 1) {
            throw new IllegalArgumentException("a tracking code has 15 digits, the last two of which check the others");
        }
    }

    /**
     * The code of a day with this number.
     *
     * @param number 0 to 9,999,999
     */
    public static TrackingCode of(LocalDate day, int number) {
        if (number < 0 || number >= OF_A_DAY) {
            throw new IllegalArgumentException("a day has " + OF_A_DAY + " codes");
        }
        String first = String.format(Locale.ROOT, "%06d%0" + RANDOM_DIGITS + "d", Jalali.number(day) % CENTURY, number);
        long check = MODULUS + 1 - Long.parseLong(first) * 100 % MODULUS;
        return new TrackingCode(first + String.format(Locale.ROOT, "%02d", check));
    }

    /** Reads a code as people write it; empty if it is none. */
    public static Optional<TrackingCode> read(String written) {
        String digits = digits(written);
        return digits.matches("[0-9]{15}") && Long.parseLong(digits) % MODULUS == 1
                ? Optional.of(new TrackingCode(digits))
                : Optional.empty();
    }

    /** Latin digits in the place of Persian and Arabic ones, without spaces, hyphens and marks that nobody sees. */
    static String digits(String written) {
        var read = new StringBuilder();
        written.codePoints().filter(c -> !isPassedOver(c)).forEach(c -> {
            int digit = Character.digit(c, 10);
            read.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return read.toString();
    }

    private static boolean isPassedOver(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT, Character.CONTROL -> true;
            default -> c == '\u2212';
        };
    }

    @Override
    public String toString() {
        return digits;
    }
}
