package ir.gsb.search;

/** The index is being made: half of it would say of a service that there is none. An expected end, without a stack trace. */
public final class NotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Progress progress;

    NotReadyException(Progress progress) {
        super(progress.indexed() + " of " + progress.published() + " services are indexed", null, false, false);
        this.progress = progress;
    }

    public Progress progress() {
        return progress;
    }
}
