package ir.gsb.workbench;

import ir.gsb.canonical.FileFault;
import ir.gsb.canonical.SchemaException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Something in an integrator's file that must be mended.
 *
 * @param line from 1
 * @param what is wrong, a sentence without its full stop
 * @param remedy what to do, a sentence without its full stop; empty if {@code what} says so
 */
public record Fault(Path file, int line, String what, String remedy) implements Comparable<Fault> {

    private static final Comparator<Fault> ORDER =
            Comparator.comparing(Fault::file).thenComparing(Fault::line).thenComparing(Fault::what);

    static Fault of(SchemaException refused) {
        return new Fault(
                refused.fault().file(), refused.fault().line(), refused.fault().what(), "");
    }

    FileFault toFileFault() {
        return new FileFault(file, line, remedy.isEmpty() ? what : what + ". " + remedy);
    }

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line: what. What to do.} */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + (remedy.isEmpty() ? "." : ". " + remedy + ".");
    }
}
