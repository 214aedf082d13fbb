package ir.gsb.canonical;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Forms of identifiers that no schema language can say, above all their check digits. */
enum Format {
    /** A person's national ID (کد ملی): ten digits, the last one a check digit modulo 11. */
    NATIONAL_ID("a national ID: ten digits with the right check digit") {
        @Override
        boolean fits(String text) {
            if (!isDigits(text, 10) || text.chars().allMatch(c -> c == text.charAt(0))) {
                return false;
            }
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (text.charAt(i) - '0') * (10 - i);
            }
            int rest = sum % 11;
            return text.charAt(9) - '0' == (rest < 2 ? rest : 11 - rest);
        }
    },
    /** The national ID of a legal entity (شناسه ملی): eleven digits, the last one a check digit modulo 11. */
    LEGAL_ID("a legal-entity ID: eleven digits with the right check digit") {
        @Override
        boolean fits(String text) {
            if (!isDigits(text, 11) || text.startsWith("000000", 3)) {
                return false;
            }
            int shift = text.charAt(9) - '0' + 2;
            int sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += (text.charAt(i) - '0' + shift) * WEIGHTS[i % 5];
            }
            return text.charAt(10) - '0' == sum % 11 % 10;
        }
    };

    private static final int[] WEIGHTS = {29, 27, 23, 19, 17};

    private final String expected;

    Format(String expected) {
        this.expected = expected;
    }

    abstract boolean fits(String text);

    /** What is expected, to follow the words "must be". */
    String expected() {
        return expected;
    }

    /** As schemas write it, {@code national-id}. */
    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Format> named(String written) {
        return Arrays.stream(values())
                .filter(format -> format.written().equals(written))
                .findFirst();
    }

    private static boolean isDigits(String text, int count) {
        if (text.length() != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
