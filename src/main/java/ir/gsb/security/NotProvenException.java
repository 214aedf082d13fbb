package ir.gsb.security;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A certificate, a seal or a time-stamp does not prove what it stands there to prove; the message says why not. */
public final class NotProvenException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotProvenException(String why) {
        this(why, null);
    }

    public NotProvenException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
