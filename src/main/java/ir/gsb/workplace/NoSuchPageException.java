package ir.gsb.workplace;

/** There is no such page, or not for this visitor; she is not told which. */
final class NoSuchPageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoSuchPageException() {
        super("no such page", null, false, false);
    }
}
