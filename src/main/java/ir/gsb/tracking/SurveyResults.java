package ir.gsb.tracking;

import java.util.List;
import java.util.Map;

/**
 * What citizens said of a service or an agency: whole groups of at least {@link #FEWEST} of them, so that nobody is known by
 * his answer. Comments are not in it.
 *
 * @param answers how many of the answers are published
 * @param items in the order of {@link SurveyItem}
 */
public record SurveyResults(long answers, Map<SurveyItem, Item> items) {

    /** From how many answers on results are public, and by how many they grow at least. */
    public static final int FEWEST = 10;

    /**
     * Of one item.
     *
     * @param mean from 1 to 5
     * @param counts how many chose each step, the worst first
     */
    public record Item(double mean, List<Long> counts) {

        static Item of(List<Long> counts) {
            long all = 0;
            long sum = 0;
            for (int step = 1; step <= counts.size(); step++) {
                all += counts.get(step - 1);
                sum += step * counts.get(step - 1);
            }
            return new Item(all == 0 ? 0 : (double) sum / all, List.copyOf(counts));
        }
    }
}
