package ir.gsb.workbench;

/** What the workbench was told to look at is not there, or cannot be read or written. */
public final class CannotReadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what is wrong and what to do, a whole sentence */
    public CannotReadException(String what) {
        super(what);
    }

    CannotReadException(String what, Throwable cause) {
        super(what, cause);
    }
}
