package ir.gsb.message;

import java.util.Optional;

/**
 * Reads the tracking code of a citizen's case as people and systems write it. Its one form, which is recorded and
 * compared, has 15 digits; the last two check the others (ISO 7064 MOD 97-10: the number of all 15 leaves 1 when divided
 * by 97).
 */
public final class CaseCode {

    private static final int MODULUS = 97;

    private CaseCode() {}

    /** The 15 digits of a code that may be written in groups; empty if it is no tracking code. */
    public static Optional<String> read(String written) {
        return Optional.of(digits(written)).filter(CaseCode::isSound);
    }

    /** Whether it is a tracking code in its one form. */
    public static boolean isSound(String digits) {
        return digits.matches("[0-9]{15}") && Long.parseLong(digits) % MODULUS == 1;
    }

    /** Latin digits in the place of Persian and Arabic ones, without spaces, hyphens and marks that nobody sees. */
    public static String digits(String written) {
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
}
