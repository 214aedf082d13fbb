package ir.gsb;

/** Why the hub cannot start, in one sentence for its operator. */
final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStartException(String sentence) {
        super(sentence, null, false, false);
    }
}
