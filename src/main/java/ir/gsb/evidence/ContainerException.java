package ir.gsb.evidence;

import java.io.Serial;

/** A file is no container, or one that nobody should open; the message says what is wrong with it. */
final class ContainerException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean container;

    private ContainerException(String what, boolean container) {
        super(what);
        this.container = container;
    }

    static ContainerException notOne(String what) {
        return new ContainerException(what, false);
    }

    static ContainerException spoiled(String what) {
        return new ContainerException(what, true);
    }

    /** Whether it is a container at all. */
    boolean isContainer() {
        return container;
    }
}
