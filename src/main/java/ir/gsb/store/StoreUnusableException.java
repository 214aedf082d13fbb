package ir.gsb.store;

import org.jspecify.annotations.Nullable;

/** The hub cannot start on this store; the message is one sentence for the operator. */
public final class StoreUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnusableException(String what) {
        this(what, null);
    }

    public StoreUnusableException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
