package ir.gsb.message;

/** Leaves a stage with a {@link Refusal}: an expected end, so it carries no stack trace and costs little. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient String kept;

    public RefusedException(Refusal refusal) {
        this(refusal, "");
    }

    /** @param kept what a provider said, for the record only; it may hold personal data and never leaves the hub */
    public RefusedException(Refusal refusal, String kept) {
        super(refusal.code().wire(), null, false, false);
        this.refusal = refusal;
        this.kept = kept;
    }

    public static RefusedException of(Code code, String detail) {
        return new RefusedException(Refusal.of(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }

    public String kept() {
        return kept;
    }
}
