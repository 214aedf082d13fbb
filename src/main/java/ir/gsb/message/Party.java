package ir.gsb.message;

import java.util.regex.Pattern;

/** A system of an agency, written {@code agency/system}; both parts match {@code [a-z0-9-]{2,32}}. */
public record Party(String agency, String system) {

    private static final Pattern PART = Pattern.compile("[a-z0-9-]{2,32}");

    public Party {
        check("agency", agency);
        check("system", system);
    }

    /** Reads {@code agency/system}. */
    public static Party parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a party is written agency/system, not '" + text + "'");
        }
        return new Party(text.substring(0, slash), text.substring(slash + 1));
    }

    private static void check(String name, String value) {
        if (!PART.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must match [a-z0-9-]{2,32}, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return agency + "/" + system;
    }
}
