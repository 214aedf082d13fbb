package ir.gsb.tlog;

/** Something that claims to be of a log is malformed or does not verify; the message says what and what was expected. */
public final class TlogException extends Exception {

    private static final long serialVersionUID = 1L;

    public TlogException(String what) {
        super(what);
    }

    TlogException(String what, Throwable cause) {
        super(what, cause);
    }
}
