package ir.gsb.message;

import java.util.Locale;

/** The steps of an exchange, in their order. */
public enum Step {
    RECEIVED,
    VERIFIED,
    ADMITTED,
    VALIDATED,
    AUTHORISED,
    ACCEPTED,
    DELIVERED,
    CHECKED,
    SIGNED,
    RECORDED;

    /** As records and answers write it, {@code verified}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
