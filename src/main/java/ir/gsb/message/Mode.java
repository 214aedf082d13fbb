package ir.gsb.message;

/** How much an inquiry may learn. */
public enum Mode {
    /** The caller sends values; the answer says whether they match, and gives nothing away. */
    VERIFY,
    /** The caller names the fields that he wants. */
    RETRIEVE
}
