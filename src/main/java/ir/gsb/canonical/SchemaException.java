package ir.gsb.canonical;

import java.nio.file.Path;

/** A file of an integrator cannot be used; the message names file, line and what to do. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaException(Path file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
