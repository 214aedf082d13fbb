package ir.gsb.canonical;

/** Persian text as it should be written, and as it is compared. */
public final class Persian {

    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';

    private Persian() {}

    /** Puts Persian letters in the place of the Arabic ones that look like them; takes marks away that nobody sees. */
    public static String letters(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isInvisible(c) && c != '\u0640') {
                out.append(letter(c));
            }
        }
        return out.toString().strip();
    }

    private static char letter(char c) {
        return switch (c) {
            case '\u064A', '\u0649' -> '\u06CC'; // yeh, alef maksura
            case '\u0643' -> '\u06A9'; // kaf
            case '\u0629', '\u06C3', '\u06D5' -> '\u0647'; // teh marbuta, ae
            case '\u00A0' -> ' ';
            default -> c;
        };
    }

    /** Writes Persian and Arabic digits as ASCII ones. */
    public static String digits(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(digit(text.charAt(i)));
        }
        return out.toString();
    }

    private static char digit(char c) {
        if (c >= '\u06F0' && c <= '\u06F9') {
            return (char) ('0' + (c - '\u06F0'));
        }
        return c >= '\u0660' && c <= '\u0669' ? (char) ('0' + (c - '\u0660')) : c;
    }

    /** What is left of a text when spelling, spaces, joiners, diacritics and kinds of digits do not matter. */
    public static String folded(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dropped = Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || c == ZERO_WIDTH_NON_JOINER
                    || c == '\u0640'
                    || isInvisible(c)
                    || isDiacritic(c);
            if (!dropped) {
                out.append(Character.toLowerCase(digit(variant(letter(c)))));
            }
        }
        return out.toString();
    }

    private static char variant(char c) {
        return switch (c) {
            case '\u0626' -> '\u06CC'; // yeh with hamza
            case '\u0624' -> '\u0648'; // waw with hamza
            case '\u0623', '\u0625', '\u0622', '\u0671' -> '\u0627'; // forms of alef
            case '\u06C0', '\u06C2' -> '\u0647'; // heh with yeh
            default -> c;
        };
    }

    private static boolean isDiacritic(char c) {
        return (c >= '\u064B' && c <= '\u065F') || c == '\u0670';
    }

    private static boolean isInvisible(char c) {
        return c == '\u200B'
                || (c >= '\u200D' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u2069')
                || c == '\u00AD'
                || c == '\u061C'
                || c == '\uFEFF'
                || c >= '\uFFF9' && c <= '\uFFFB'
                || isUnwritable(c);
    }

    /** What neither XML nor the store takes: control characters but for white space, and what is no character. */
    private static boolean isUnwritable(char c) {
        boolean space = c == '\t' || c == '\n' || c == '\r';
        return Character.isISOControl(c) && !space || c >= '\uFFFE';
    }
}
