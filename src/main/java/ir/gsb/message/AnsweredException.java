package ir.gsb.message;

/** Leaves a plain request's route with its answer: an expected end, so it carries no stack trace and costs little. */
public final class AnsweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PlainAnswer answer;

    public AnsweredException(PlainAnswer answer) {
        super("answered " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public PlainAnswer answer() {
        return answer;
    }
}
