package ir.gsb.exchangelog;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What a search can ask for by value, the rarer before the commoner. */
public enum Term {
    MESSAGE_ID("messageId"),
    TRACKING_CODE("trackingCode"),
    /** The keyed hash of an identifier as {@link ExchangeSearch#subjectHash} makes it, never the identifier. */
    SUBJECT("subject"),
    USER("user"),
    AGREEMENT("agreement"),
    /** A status of the answer ({@code FOUND}), an error's code ({@code access-denied}) or {@code SHOWN}. */
    OUTCOME("outcome"),
    /** {@code agency/system}. */
    CLIENT("client"),
    /** {@code agency/system}. */
    PROVIDER("provider"),
    /** {@code name/v1}. */
    INQUIRY("type");

    private static final int LONGEST = 256;

    private final String wire;

    Term(String wire) {
        this.wire = wire;
    }

    /** The name of its parameter, as the wire contract and the console's addresses write it. */
    public String wire() {
        return wire;
    }

    /** The term of this name. */
    public static Optional<Term> of(String wire) {
        return Arrays.stream(values()).filter(term -> term.wire.equals(wire)).findFirst();
    }

    /** @throws IllegalArgumentException in a sentence, if no exchange can have this value */
    void check(String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("must have 1 to " + LONGEST + " characters");
        }
        switch (this) {
            case CLIENT, PROVIDER -> Party.parse(value);
            case INQUIRY -> InquiryType.parse(value);
            case SUBJECT -> HexFormat.of().parseHex(value);
            case MESSAGE_ID, TRACKING_CODE, USER, AGREEMENT, OUTCOME -> {}
        }
    }
}
