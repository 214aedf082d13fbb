package ir.gsb.cli;

import org.jspecify.annotations.Nullable;

/** Nothing was asked, or what came back cannot be trusted; the message says what to do next. */
final class CannotAskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotAskException(String what) {
        this(what, null);
    }

    CannotAskException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
