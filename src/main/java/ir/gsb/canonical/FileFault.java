package ir.gsb.canonical;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * What is wrong with a file of an integrator.
 *
 * @param line from 1
 * @param what is wrong, and what to do
 */
public record FileFault(Path file, int line, String what) {

    /** On one line, whatever a compiler says. */
    public FileFault {
        what = what.lines().map(String::strip).collect(Collectors.joining(" "));
    }

    /** {@code file:line: what}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
