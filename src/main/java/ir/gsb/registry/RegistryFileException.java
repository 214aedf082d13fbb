package ir.gsb.registry;

import org.jspecify.annotations.Nullable;

/** A registry file cannot be taken over as it is; the message says where in the file, what is wrong and what to do. */
public final class RegistryFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryFileException(String place, String what) {
        this(place, what, null);
    }

    RegistryFileException(String place, String what, @Nullable Throwable cause) {
        super(place + ": " + what, cause);
    }
}
