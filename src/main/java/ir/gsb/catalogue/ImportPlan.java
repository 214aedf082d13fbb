package ir.gsb.catalogue;

import java.util.List;

/**
 * What a file of sheets would do, or has done.
 *
 * @param faults what is wrong with it, by rows, at most a thousand and how many there are; unless there are none, nothing
 *     is done
 * @param applied whether it is done
 */
public record ImportPlan(List<Item> items, List<ImportFault> faults, boolean applied) {

    /** What becomes of a service. */
    public enum Fate {
        NEW,
        CHANGED,
        SAME
    }

    /** One service of the file. */
    public record Item(int row, String agency, String reference, Fate fate, List<Difference> changes) {}

    public ImportPlan {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }

    public long count(Fate fate) {
        return items.stream().filter(item -> item.fate() == fate).count();
    }
}
