package ir.gsb.cli;

import ir.gsb.catalogue.ImportFault;
import ir.gsb.catalogue.ImportPlan;
import ir.gsb.catalogue.ImportPlan.Fate;
import ir.gsb.catalogue.SheetImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tells what a file would do to the catalogue, or has done. */
final class ImportReport {

    private static final int MOST_CHANGES = 8;

    private final PrintWriter out;

    ImportReport(PrintWriter out) {
        this.out = out;
    }

    static byte[] bytes(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.size(file) > SheetImport.LARGEST) {
            throw new CannotAskException(file + " cannot be read, or is larger than 64 MiB.");
        }
        return Files.readAllBytes(file);
    }

    /**
     * @param dry whether to tell of each row what would become of it
     * @return the command's exit code
     */
    int print(ImportPlan plan, boolean dry) {
        plan.faults().forEach(this::print);
        plan.items().stream().filter(item -> dry && item.fate() != Fate.SAME).forEach(this::print);
        out.printf(
                "%d new, %d changed, %d the same, %d faults: %s.%n",
                plan.count(Fate.NEW),
                plan.count(Fate.CHANGED),
                plan.count(Fate.SAME),
                plan.faults().size(),
                plan.applied() ? "done" : "nothing is done");
        return plan.faults().isEmpty() ? ExitCode.ANSWERED : ExitCode.REFUSED;
    }

    private void print(ImportFault fault) {
        String place = fault.row() == 0 ? "file" : "row " + fault.row();
        out.printf(
                "%s  %s  %s (%s)%n",
                place, fault.column(), fault.says().fa(), fault.says().en());
    }

    private void print(ImportPlan.Item item) {
        out.printf(
                "row %d  %s  %s%n", item.row(), item.name(), item.fate().name().toLowerCase(Locale.ROOT));
        item.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(change -> out.printf(
                        "    %s: %s -> %s%n",
                        change.path(),
                        change.before().orElse("-"),
                        change.after().orElse("-")));
    }
}
