package ir.gsb.tracking;

import ir.gsb.canonical.Jalali;
import ir.gsb.message.CaseCode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a citizen finds his case by: six digits of the Jalali date on which it was opened (year, month, day), seven random
 * ones, and two check digits (ISO 7064 MOD 97-10: the number of all 15 digits leaves 1 when divided by 97).
 */
public record TrackingCode(String digits) {

    private static final int RANDOM_DIGITS = 7;
    private static final int MODULUS = 97;
    private static final int CENTURY = 1_000_000;

    /** How many codes one day has. */
    static final int OF_A_DAY = 10_000_000;

    /** @throws IllegalArgumentException if it is no tracking code */
    public TrackingCode {
        if (!CaseCode.isSound(digits)) {
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
        return CaseCode.read(written).map(TrackingCode::new);
    }

    @Override
    public String toString() {
        return digits;
    }
}
