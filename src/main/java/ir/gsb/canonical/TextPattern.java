package ir.gsb.canonical;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that means the same in XSD, JSON Schema and Java: literals, classes, groups and quantifiers.
 *
 * @param written as in the schema
 * @param fewest with {@code most}, how many ASCII digits it asks for where it asks for nothing else; else -1
 */
record TextPattern(String written, Pattern compiled, int fewest, int most) {

    private static final Pattern ONLY_DIGITS = Pattern.compile("\\[0-9]\\{([0-9]{1,4})(?:,([0-9]{1,4}))?}");
    private static final String ESCAPABLE = ".\\?*+()[]{}|";

    /**
     * Compiles a pattern of an {@code xs:pattern}.
     *
     * @throws IllegalArgumentException if it could be read differently by another schema language
     */
    static TextPattern of(String written) {
        checkCommon(written);
        Matcher digits = ONLY_DIGITS.matcher(written);
        if (!digits.matches()) {
            return new TextPattern(written, Pattern.compile(written), -1, -1);
        }
        int fewest = Integer.parseInt(digits.group(1));
        int most = digits.group(2) == null ? fewest : Integer.parseInt(digits.group(2));
        return new TextPattern(written, Pattern.compile(written), fewest, most);
    }

    boolean matches(String text) {
        return fewest < 0 ? compiled.matcher(text).matches() : isDigits(text);
    }

    private boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() >= fewest && text.length() <= most;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && pattern.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    private static void checkCommon(String written) {
        boolean inClass = false;
        boolean quantified = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                i++;
                checkEscape(written, i, inClass);
                quantified = false;
            } else if (inClass) {
                checkInClass(written, i);
                inClass = c != ']';
            } else {
                boolean quantifier = c == '?' || c == '*' || c == '+' || c == '{';
                checkOutside(written, i, quantifier && quantified);
                inClass = c == '[';
                quantified = quantifier || (quantified && (c == '}' || c == ',' || (c >= '0' && c <= '9')));
            }
        }
    }

    private static void checkEscape(String written, int at, boolean inClass) {
        boolean known = at < written.length()
                && (ESCAPABLE.indexOf(written.charAt(at)) >= 0 || (inClass && written.charAt(at) == '-'));
        if (!known) {
            throw unclear(written, at, "write classes out, such as [0-9] for a digit");
        }
    }

    private static void checkInClass(String written, int at) {
        char c = written.charAt(at);
        if (c == '[' || c == '&') {
            throw unclear(written, at, "a class may hold no other class and no &");
        }
    }

    private static void checkOutside(String written, int at, boolean doubled) {
        char c = written.charAt(at);
        if (c == '^' || c == '$' || c == '.') {
            throw unclear(
                    written, at, "a pattern always holds for the whole text; leave out ^ and $, and escape the dot");
        }
        if (doubled || (c == '?' && at > 0 && written.charAt(at - 1) == '(')) {
            throw unclear(written, at, "no lazy or possessive quantifiers and no (?");
        }
    }

    private static IllegalArgumentException unclear(String written, int at, String advice) {
        return new IllegalArgumentException("the pattern " + written
                + " means different things in XSD and JSON Schema at character " + (at + 1) + ": " + advice);
    }
}
