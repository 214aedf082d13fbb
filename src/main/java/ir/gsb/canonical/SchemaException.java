package ir.gsb.canonical;

import java.nio.file.Path;

/** A file of an integrator cannot be used; the message names file, line and what to do. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient FileFault fault;

    SchemaException(Path file, int line, String what) {
        super(new FileFault(file, line, what).toString());
        this.fault = new FileFault(file, line, what);
    }

    /** The same, to be told among others. */
    public FileFault fault() {
        return fault;
    }
}
