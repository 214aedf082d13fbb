package ir.gsb.search;

import ir.gsb.search.Asked.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;

/**
 * Finds what fits some words: all of them; if that is little, words that are near to them; if that fills no page, half of
 * them where that fits better.
 */
final class Finder {

    /** So many hits and no more are little. */
    private static final int LITTLE = 2;

    /** What fills a page is not widened. */
    private static final int PLENTY = Question.PAGE;

    private static final float BETTER = 1.05f;

    private final IndexSearcher searcher;
    private final Map<Long, Entry> entries;
    private final Dictionary dictionary;
    private final NearWords nearWords;

    /**
     * What was found.
     *
     * @param asked the words as they were understood in the end
     */
    record Found(Asked asked, List<Matches.Match> matches, Optional<String> meant) {}

    Finder(IndexSearcher searcher, Map<Long, Entry> entries) {
        this.searcher = searcher;
        this.entries = entries;
        this.dictionary = new Dictionary(searcher);
        this.nearWords = new NearWords(searcher.getIndexReader(), dictionary);
    }

    Found find(Asked typed) throws IOException {
        if (typed.text().isBlank()) {
            return new Found(typed, search(MatchAllDocsQuery.INSTANCE), Optional.empty());
        }
        Asked asked = known(typed);
        if (asked.slots().isEmpty()) {
            return new Found(asked, List.of(), Optional.empty());
        }
        List<Matches.Match> matches = search(asked.query(dictionary));
        boolean mistyped = asked.slots().stream().anyMatch(slot -> !slot.near().isEmpty());
        if (matches.size() <= LITTLE && !mistyped) {
            Asked wider = wider(asked);
            List<Matches.Match> more = search(wider.query(dictionary));
            mistyped = more.size() > matches.size();
            asked = mistyped ? wider : asked;
            matches = mistyped ? more : matches;
        }
        Optional<String> meant = mistyped ? new Correction(searcher, dictionary).of(asked) : Optional.empty();
        if (asked.slots().size() > 1) {
            if (matches.size() < PLENTY && halfFitsBetter(asked, matches)) {
                matches = search(asked.half(dictionary));
            } else if (matches.size() <= LITTLE) {
                matches = before(matches, search(asked.half(dictionary)));
            }
        }
        return new Found(asked, matches, meant);
    }

    /** Whether a service that has only half of the words is more about them than any that has all. */
    private boolean halfFitsBetter(Asked asked, List<Matches.Match> all) throws IOException {
        double top = all.stream().mapToDouble(Matches.Match::score).max().orElse(0);
        TopDocs half = searcher.search(asked.half(dictionary), 1);
        return half.scoreDocs.length > 0 && half.scoreDocs[0].score > top * BETTER;
    }

    /** Those that have all words before those that have some of them. */
    private static List<Matches.Match> before(List<Matches.Match> all, List<Matches.Match> some) {
        Set<Integer> first = all.stream().map(Matches.Match::document).collect(Collectors.toSet());
        double top = some.stream().mapToDouble(Matches.Match::score).max().orElse(0);
        return some.stream()
                .map(match -> first.contains(match.document()) ? match.lifted((float) top) : match)
                .toList();
    }

    /** The words that services have, and for those that none has what is near to them; the rest is left out. */
    private Asked known(Asked typed) throws IOException {
        List<Slot> slots = new ArrayList<>();
        for (Slot typedSlot : typed.slots()) {
            Slot slot = nearWords.known(typedSlot);
            if (!slot.wanted().isEmpty() || nearWords.isCode(slot)) {
                slots.add(slot);
            } else {
                List<String> near = nearWords.of(slot.word().text());
                if (!near.isEmpty()) {
                    slots.add(new Slot(slot.word(), List.of(), near));
                }
            }
        }
        return new Asked(typed.text(), List.copyOf(slots));
    }

    /** The same, with what is near to each word. */
    private Asked wider(Asked asked) throws IOException {
        List<Slot> slots = new ArrayList<>();
        for (Slot slot : asked.slots()) {
            slots.add(new Slot(
                    slot.word(), slot.wanted(), nearWords.of(slot.word().text())));
        }
        return new Asked(asked.text(), List.copyOf(slots));
    }

    private List<Matches.Match> search(Query query) throws IOException {
        return searcher.search(query, Matches.in(entries));
    }
}
