package ir.gsb.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The words that somebody may have meant who mistyped one. */
final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /** Up to three, the nearest first: those that take the fewest letters to add, drop or change. */
    static List<String> to(String typed, Collection<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(word -> distance(typed, word)))
                .limit(MOST)
                .toList();
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[other.length()];
    }
}
