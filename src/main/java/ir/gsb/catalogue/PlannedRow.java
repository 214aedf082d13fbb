package ir.gsb.catalogue;

import ir.gsb.catalogue.ImportPlan.Fate;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of one row.
 *
 * @param before the service as it stands; empty if it is new
 */
record PlannedRow(
        int row, String agency, String reference, Optional<String> parent, Optional<ServiceFile> before, Sheet sheet) {

    Fate fate() {
        return before.map(file -> file.sheet().equals(sheet) ? Fate.SAME : Fate.CHANGED)
                .orElse(Fate.NEW);
    }

    ImportPlan.Item item() {
        List<Difference> changes =
                before.map(file -> Difference.between(file.sheet(), sheet)).orElse(List.of());
        return new ImportPlan.Item(row, agency, reference, fate(), changes);
    }

    void run(SheetChange change, Person who) {
        switch (fate()) {
            case SAME -> {}
            case NEW -> require(change.draft(who, new NewSheet(agency, reference, parent, sheet)));
            case CHANGED -> {
                ServiceFile file = before.orElseThrow();
                require(change.overwrite(who, file, file.edit(), sheet));
            }
        }
    }

    /** What was planned in this transaction cannot be refused in it, but for a reference that another has taken meanwhile. */
    private void require(Acted acted) {
        if (acted instanceof Acted.Refused refused && refused.why() == Objection.REFERENCE_TAKEN) {
            throw new BegunMeanwhileException();
        }
        if (!(acted instanceof Acted.Done)) {
            throw new IllegalStateException("row " + row + " was planned and is refused: " + acted);
        }
    }

    /** Somebody has begun the service since it was planned as a new one: it has to be planned anew. */
    static final class BegunMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
