package ir.gsb.canonical;

import java.nio.file.Path;

/**
 * What is wrong with a file of an integrator.
 *
 * @param line from 1
 * @param what is wrong, and what to do
 */
public record FileFault(Path file, int line, String what) {

    /** {@code file:line: what}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
