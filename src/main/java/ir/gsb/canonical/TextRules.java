package ir.gsb.canonical;

import org.jspecify.annotations.Nullable;

/** Holds a text against its type. */
final class TextRules {

    static final String LEGAL = "text of characters that XML 1.0 allows";

    private static final int MOST_WORDS = 40;

    private TextRules() {}

    /** What was expected, to follow the words "must be"; null if the text fits. */
    static @Nullable String broken(Type.Text type, String text) {
        if (!type.words().isEmpty()) {
            return type.words().contains(text) ? null : words(type);
        }
        if (!type.lexical().fits(text)) {
            return type.lexical().expected();
        }
        if ((type.fewest() > 0 || type.most() < text.length()) && !lengthFits(type, text)) {
            return length(type);
        }
        for (TextPattern pattern : type.patterns()) {
            if (!pattern.matches(text)) {
                return "text that matches " + pattern.written();
            }
        }
        if (type.format().isPresent() && !type.format().get().fits(text)) {
            return type.format().get().expected();
        }
        return type.lexical() != Lexical.STRING || isLegal(text) ? null : LEGAL;
    }

    /** Whether all characters may stand in XML 1.0 (§2.2); pairs of surrogates may, single ones may not. */
    static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                if (c != '\t' && c != '\n' && c != '\r') {
                    return false;
                }
            } else if (c >= '\uD800') {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (Character.isSurrogate(c) || c >= '\uFFFE') {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean lengthFits(Type.Text type, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= type.fewest() && length <= type.most();
    }

    private static String length(Type.Text type) {
        if (type.fewest() == type.most()) {
            return "exactly " + type.most() + " characters long";
        }
        return type.most() == Integer.MAX_VALUE
                ? "at least " + type.fewest() + " characters long"
                : type.fewest() + " to " + type.most() + " characters long";
    }

    private static String words(Type.Text type) {
        return type.words().size() <= MOST_WORDS
                ? "one of " + String.join(", ", type.words())
                : "one of the words that the schema lists";
    }
}
