package ir.gsb.exchangelog;

import java.time.YearMonth;
import java.util.List;

/**
 * How large the store is, in bytes.
 *
 * @param all the whole database
 * @param months what each month's partitions take, the oldest first
 */
public record StoreSize(long all, List<Month> months, Part sum) {

    /** Tables without their indexes, and the indexes of all of them. */
    public record Part(long records, long vault, long log, long indexes) {
        public long all() {
            return records + vault + log + indexes;
        }
    }

    /** What one month takes. */
    public record Month(YearMonth month, Part part) {}
}
