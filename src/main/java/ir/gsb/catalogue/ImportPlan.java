package ir.gsb.catalogue;

import java.util.List;

/**
 * What a file of sheets or of agencies would do, or has done.
 *
 * @param faults what is wrong with it, by rows, at most a thousand and how many there are; unless there are none, nothing
 *     is done
 * @param applied whether it is done
 */
public record ImportPlan(List<Item> items, List<ImportFault> faults, boolean applied) {

    /** What becomes of a service, or of an agency. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME
    }

    /**
     * One row of the file.
     *
     * @param reference of the service; empty if the row is of the agency itself
     */
    public record Item(int row, String agency, String reference, Fate fate, List<Difference> changes) {

        /** {@code tax/TAX-186}, or {@code tax}. */
        public String name() {
            return reference.isEmpty() ? agency : agency + '/' + reference;
        }
    }

    public ImportPlan {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    public long count(Fate fate) {
        return items.stream().filter(item -> item.fate() == fate).count();
    }
}
