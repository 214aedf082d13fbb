package ir.gsb.registry;

import org.jspecify.annotations.Nullable;

/** A registry file cannot be taken over as it is; the message says where in the file, what is wrong and what to do. */
public final class RegistryFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String what;

    RegistryFileException(String place, String what) {
        this(place, what, null);
    }

    RegistryFileException(String place, String what, @Nullable Throwable cause) {
        super(place + ": " + what, cause);
        this.place = place;
        this.what = what;
    }

    /** Where, {@code agencies[0].nameFa} after the name of the file. */
    public String place() {
        return place;
    }

    /** What is wrong there, and what to do. */
    public String what() {
        return what;
    }
}
