package ir.gsb.canonical;

/** How a text may be written, as XML Schema Part 2 has it; dates without, instants with an offset. */
enum Lexical {
    STRING("text") {
        @Override
        boolean fits(String text) {
            return true;
        }
    },
    DATE("a date such as 1986-07-03, without an offset") {
        @Override
        boolean fits(String text) {
            return text.length() == 10 && isDate(text);
        }
    },
    DATE_TIME("an instant such as 2026-11-22T08:30:00+03:30, with its offset") {
        @Override
        boolean fits(String text) {
            return text.length() >= 20 && isDate(text) && text.charAt(10) == 'T' && isTime(text);
        }
    },
    DECIMAL("a decimal number such as 35.70, as a string") {
        @Override
        boolean fits(String text) {
            int at = afterSign(text);
            int whole = digits(text, at);
            int end = at + whole;
            int fraction = 0;
            if (end < text.length() && text.charAt(end) == '.') {
                fraction = digits(text, end + 1);
                end += 1 + fraction;
            }
            return whole + fraction > 0 && end == text.length();
        }
    },
    INTEGER("a whole number, as a string") {
        @Override
        boolean fits(String text) {
            int at = afterSign(text);
            int count = digits(text, at);
            return count > 0 && at + count == text.length();
        }
    };

    /** What XSD must say too of a date, so that it refuses an offset. */
    static final String DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** What XSD must say too of an instant, so that it asks for an offset and knows no hour 24. */
    static final String DATE_TIME_PATTERN =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+\\-][0-9]{2}:[0-9]{2})";

    /** The form of a decimal, for JSON Schema. */
    static final String DECIMAL_PATTERN = "[+\\-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";

    /** The form of a whole number, for JSON Schema. */
    static final String INTEGER_PATTERN = "[+\\-]?[0-9]+";

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final String expected;

    Lexical(String expected) {
        this.expected = expected;
    }

    abstract boolean fits(String text);

    /** What is expected, to follow the words "must be". */
    String expected() {
        return expected;
    }

    private static boolean isDate(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || year < 1 || month < 1 || month > 12) {
            return false;
        }
        boolean leapDay = month == 2 && day == 29 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return leapDay || (day >= 1 && day <= DAYS[month - 1]);
    }

    private static boolean isTime(String text) {
        boolean colons = text.charAt(13) == ':' && text.charAt(16) == ':';
        if (!colons || !within(text, 11, 23) || !within(text, 14, 59) || !within(text, 17, 59)) {
            return false;
        }
        int at = 19;
        if (text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction < 1 || fraction > 9) {
                return false;
            }
            at += 1 + fraction;
        }
        return isOffset(text, at);
    }

    private static boolean isOffset(String text, int at) {
        int rest = text.length() - at;
        if (rest == 1) {
            return text.charAt(at) == 'Z';
        }
        if (rest != 6 || (text.charAt(at) != '+' && text.charAt(at) != '-') || text.charAt(at + 3) != ':') {
            return false;
        }
        return within(text, at + 1, 14) && within(text, at + 4, number(text, at + 1, 2) == 14 ? 0 : 59);
    }

    private static boolean within(String text, int at, int most) {
        int value = number(text, at, 2);
        return value >= 0 && value <= most;
    }

    private static int number(String text, int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static int afterSign(String text) {
        return !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-') ? 1 : 0;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
