package ir.gsb.security;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An answer is not what its sender signed for this very request; the message says what does not hold. */
public final class ResponseNotTrustedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public ResponseNotTrustedException(String what) {
        this(what, null);
    }

    public ResponseNotTrustedException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
