package ir.gsb.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts the piece out of a description that says most about the words that were looked for. */
final class Excerpts {

    /** Characters of a piece. */
    static final int LONGEST = 180;

    /** Characters before the first word that was found. */
    private static final int BEFORE = 40;

    private static final String MORE = "…";

    private final WordAnalyzer analyzer = new WordAnalyzer(Spelling.PARTED);

    /** The piece with most of the terms; the beginning if it has none. */
    String of(String description, Set<String> terms) {
        String text = description.replaceAll("\\s+", " ").strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        List<Word> found = new ArrayList<>();
        if (!terms.isEmpty()) {
            Word.in(text, analyzer).stream()
                    .filter(word -> terms.contains(word.text()))
                    .forEach(found::add);
        }
        return cut(text, best(found));
    }

    /** Where the piece with most different words begins. */
    private static int best(List<Word> found) {
        int best = 0;
        int most = 0;
        for (int first = 0; first < found.size(); first++) {
            int start = Math.max(0, found.get(first).from() - BEFORE);
            Set<String> within = new HashSet<>();
            for (int at = first; at < found.size() && found.get(at).to() <= start + LONGEST; at++) {
                within.add(found.get(at).text());
            }
            if (within.size() > most) {
                most = within.size();
                best = start;
            }
        }
        return best;
    }

    private static String cut(String text, int from) {
        int start = from == 0 ? 0 : text.indexOf(' ', from) + 1;
        if (text.length() - start <= LONGEST) {
            start = Math.min(start, text.indexOf(' ', text.length() - LONGEST) + 1);
            return (start == 0 ? "" : MORE) + text.substring(start);
        }
        int space = text.lastIndexOf(' ', start + LONGEST);
        int end = space > start ? space : start + LONGEST;
        return (start == 0 ? "" : MORE) + text.substring(start, end) + MORE;
    }
}
