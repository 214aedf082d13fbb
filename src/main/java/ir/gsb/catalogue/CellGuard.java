package ir.gsb.catalogue;

/** Keeps spreadsheets from taking a text for a formula: an apostrophe stands before what they might. */
final class CellGuard {

    private static final String TAKEN = "=+-@\t\r'";

    private CellGuard() {}

    static String guarded(String text) {
        return !text.isEmpty() && TAKEN.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text as it was before it was guarded. */
    static String plain(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && TAKEN.indexOf(text.charAt(1)) >= 0;
        return guarded ? text.substring(1) : text;
    }
}
