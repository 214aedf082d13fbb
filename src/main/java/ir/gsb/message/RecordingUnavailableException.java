package ir.gsb.message;

import org.jspecify.annotations.Nullable;

/** The store does not take records now; the exchange must not go on. */
public final class RecordingUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RecordingUnavailableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
