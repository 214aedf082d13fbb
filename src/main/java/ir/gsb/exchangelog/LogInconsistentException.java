package ir.gsb.exchangelog;

/** The log in the store is not what it was: nothing more may be appended or signed. The message says what does not fit. */
final class LogInconsistentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    LogInconsistentException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
