package ir.gsb.catalogue;

import ir.gsb.canonical.Persian;

/** {@link Persian#folded} in the store's language. */
final class FoldedSql {

    /** White space, joiners, marks that nobody sees, control characters, diacritics. */
    private static final String DROPPED =
            "[\\s\\u0001-\\u001f\\u007f-\\u00a0\\u00ad\\u061c\\u0640\\u064b-\\u065f\\u0670"
                + "\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2069\\u3000\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]";

    private static final String VARIANTS =
            "\u064A\u0649\u0643\u0629\u06C3\u06D5\u0626\u0624\u0623\u0625\u0622\u0671\u06C0\u06C2";
    private static final String LETTERS =
            "\u06CC\u06CC\u06A9\u0647\u0647\u0647\u06CC\u0648\u0627\u0627\u0627\u0627\u0647\u0647";
    private static final String DIGITS = "\u06F0\u06F1\u06F2\u06F3\u06F4\u06F5\u06F6\u06F7\u06F8\u06F9"
            + "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669";

    private FoldedSql() {}

    static String of(String expression) {
        return "lower(translate(regexp_replace(%s, '%s', '', 'g'), '%s', '%s'))"
                .formatted(expression, DROPPED, VARIANTS + DIGITS, LETTERS + "0123456789".repeat(2));
    }
}
