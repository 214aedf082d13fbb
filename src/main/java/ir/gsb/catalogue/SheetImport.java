package ir.gsb.catalogue;

import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes sheets out of files, all of a file or nothing. */
public final class SheetImport {

    /** Bytes of a file. */
    public static final int LARGEST = 64 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SheetImport.class);
    private static final int MOST_TRIES = 3;

    private final SheetDesk desk;

    public SheetImport(SheetDesk desk) {
        this.desk = desk;
    }

    /** Tells what a file would do, and each of its faults; does nothing. */
    public ImportPlan dryRun(Person who, SheetFormat format, byte[] file) {
        return run(who, format, file, false);
    }

    /** Drafts what is new and saves what is changed, a revision of what is published, unless there is any fault. */
    public ImportPlan apply(Person who, SheetFormat format, byte[] file) {
        for (int i = 1; i < MOST_TRIES; i++) {
            try {
                return run(who, format, file, true);
            } catch (PlannedRow.BegunMeanwhileException another) {
                LOG.info("A file of sheets is planned anew: another began one of its services meanwhile");
            }
        }
        return run(who, format, file, true);
    }

    private ImportPlan run(Person who, SheetFormat format, byte[] file, boolean apply) {
        var faults = new Faults();
        FileRows reading = format::read;
        List<TableRow> rows = reading.readAll(file, format.name(), faults);
        return desk.bring(change -> {
            var planning = new ImportPlanning(change.store(), change.rules(), who, rows, faults, apply);
            List<PlannedRow> planned = planning.planned();
            boolean done = apply && faults.isEmpty();
            if (done) {
                parentsFirst(planned).forEach(row -> row.run(change, who));
            }
            return new ImportPlan(planned.stream().map(PlannedRow::item).toList(), faults.told(), done);
        });
    }

    /** And in one order for all files: who begins the same services in another would wait for one who waits for him. */
    private static List<PlannedRow> parentsFirst(List<PlannedRow> planned) {
        return planned.stream()
                .sorted(Comparator.comparing((PlannedRow row) -> row.parent().isPresent())
                        .thenComparing(PlannedRow::agency)
                        .thenComparing(PlannedRow::reference))
                .toList();
    }
}
