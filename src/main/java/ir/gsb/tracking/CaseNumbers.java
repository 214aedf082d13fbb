package ir.gsb.tracking;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All cases in numbers. Groups of fewer than {@link #FEWEST} are left out, so that nobody's case is known by them; where
 * the rest of the sum would tell them, the smallest other group is left out too.
 *
 * @param all empty while there are too few
 * @param services by their codes
 * @param agencies that opened them, by their codes
 * @param provinces by their names
 */
public record CaseNumbers(
        Optional<CaseTally> all,
        Map<String, CaseTally> services,
        Map<String, CaseTally> agencies,
        Map<String, CaseTally> provinces) {

    /** How many cases a group that is shown has at least. */
    public static final int FEWEST = 10;

    /** Without what would tell too much. */
    static CaseNumbers of(
            CaseTally all,
            Map<String, CaseTally> services,
            Map<String, CaseTally> agencies,
            Map<String, CaseTally> provinces) {
        return new CaseNumbers(
                Optional.of(all).filter(one -> one.opened() >= FEWEST),
                shown(services),
                shown(agencies),
                shown(provinces));
    }

    private static Map<String, CaseTally> shown(Map<String, CaseTally> groups) {
        var shown = new TreeMap<>(groups);
        shown.values().removeIf(one -> one.opened() < FEWEST);
        long hidden = sum(groups) - sum(shown);
        if (hidden > 0 && hidden < FEWEST) {
            shown.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().opened()))
                    .map(Map.Entry::getKey)
                    .ifPresent(shown::remove);
        }
        return shown;
    }

    private static long sum(Map<String, CaseTally> groups) {
        return groups.values().stream().mapToLong(CaseTally::opened).sum();
    }
}
