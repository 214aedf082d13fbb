package ir.gsb.canonical;

import java.nio.file.Path;

/** A file of an integrator cannot be used; the message names file, line and what to do. */
public final class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final String what;

    SchemaException(Path file, int line, String what) {
        super(file + ":" + line + ": " + what);
        this.file = file;
        this.line = line;
        this.what = what;
    }

    public Path file() {
        return file;
    }

    /** The line of the file, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong and what to do, without the place. */
    public String what() {
        return what;
    }
}
