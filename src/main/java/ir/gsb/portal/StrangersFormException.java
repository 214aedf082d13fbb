package ir.gsb.portal;

/** A form was sent from a page that is not ours. */
final class StrangersFormException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StrangersFormException() {
        super("a form was sent from another site");
    }
}
