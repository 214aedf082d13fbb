package ir.gsb.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file. All of it is counted, and the first thousand faults are told: a file may hold millions. */
final class Faults {

    static final int MOST_TOLD = 1_000;

    private final List<ImportFault> told = new ArrayList<>();
    private int count;

    void add(ImportFault fault) {
        count++;
        if (told.size() < MOST_TOLD) {
            told.add(fault);
        }
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** By rows; how many there are comes first if they are not all told. */
    List<ImportFault> told() {
        List<ImportFault> sorted = new ArrayList<>(told);
        sorted.sort(Comparator.comparingInt(ImportFault::row));
        if (count > told.size()) {
            sorted.addFirst(ImportFault.whole(
                    "پرونده %d خطا دارد؛ %d خطای نخست این‌هاست".formatted(count, told.size()),
                    "the file has %d faults; the first %d are told".formatted(count, told.size())));
        }
        return sorted;
    }
}
