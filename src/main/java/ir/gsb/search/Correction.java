package ir.gsb.search;

import ir.gsb.search.Asked.Slot;
import ir.gsb.search.Asked.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;

/** Spells mistyped words as the services do with which the other words go. */
final class Correction {

    /** Words of one text that are looked at: each costs some searches. */
    private static final int MOST_WORDS = 5;

    /** A word that some services have is taken for mistyped only if so many times as many have another. */
    private static final int FAR_MORE = 10;

    private static final WordAnalyzer ANALYZER = new WordAnalyzer(Spelling.PARTED);

    /**
     * A word that may have been meant.
     *
     * @param found services that have it with the other words
     * @param alike letters at its beginning that were typed so
     */
    private record Near(String term, int found, int alike) {}

    /** People seldom mistype how a word begins. */
    private static final Comparator<Near> LIKELIEST = Comparator.comparing((Near near) -> near.found() > 0)
            .thenComparingInt(Near::alike)
            .thenComparingInt(Near::found);

    private final IndexSearcher searcher;
    private final Dictionary dictionary;

    /** What stands in place of a word. */
    private record Replaced(Word word, String by) {}

    Correction(IndexSearcher searcher, Dictionary dictionary) {
        this.searcher = searcher;
        this.dictionary = dictionary;
    }

    /** The whole text with its mistyped words spelt right; empty if none of them is. */
    Optional<String> of(Asked asked) throws IOException {
        Asked base = asked;
        for (int at = 0; at < asked.slots().size(); at++) {
            Slot slot = asked.slots().get(at);
            base = slot.wanted().isEmpty() ? base : base.with(at, new Slot(slot.word(), slot.wanted(), List.of()));
        }
        List<Replaced> replaced = new ArrayList<>();
        for (int at : suspects(asked)) {
            Slot slot = asked.slots().get(at);
            int least = slot.wanted().isEmpty() ? 0 : FAR_MORE * searcher.count(base.query(dictionary)) + 1;
            Optional<String> best = likeliest(base, at, slot, least);
            if (best.isPresent()) {
                base = base.with(at, spelt(slot, best.get()));
                replaced.add(new Replaced(slot.word(), published(best.get())));
            }
        }
        return replaced.isEmpty() ? Optional.empty() : Optional.of(replace(asked.text(), replaced));
    }

    /** @param least services that have to have it with the other words */
    private Optional<String> likeliest(Asked base, int at, Slot slot, int least) throws IOException {
        List<Near> all = new ArrayList<>();
        for (String term : slot.near()) {
            int found = searcher.count(base.with(at, spelt(slot, term)).query(dictionary));
            if (found >= least) {
                all.add(new Near(term, found, begunAlike(slot.word().text(), term)));
            }
        }
        return all.stream().max(LIKELIEST).map(Near::term);
    }

    private static int begunAlike(String one, String other) {
        int alike = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return alike < 0 ? one.length() : alike;
    }

    /** The words that may be mistyped, in their order; if they are many, those that no service has go before the others. */
    private static List<Integer> suspects(Asked asked) {
        return IntStream.range(0, asked.slots().size())
                .boxed()
                .filter(at -> !asked.slots().get(at).near().isEmpty())
                .sorted(Comparator.comparing(
                        at -> !asked.slots().get(at).wanted().isEmpty()))
                .limit(MOST_WORDS)
                .sorted()
                .toList();
    }

    private static Slot spelt(Slot slot, String near) {
        return new Slot(slot.word(), List.of(new Wanted(near, Spelling.PARTED, 1)), List.of());
    }

    private static String replace(String text, List<Replaced> words) {
        var spelt = new StringBuilder(text);
        for (Replaced one : words.reversed()) {
            spelt.replace(one.word().from(), one.word().to(), one.by());
        }
        return spelt.toString().strip();
    }

    /** A term of the index as a service has it published, with all its signs. */
    private String published(String term) throws IOException {
        for (Part part : List.of(Part.TITLE, Part.DESCRIPTION)) {
            TopDocs found = searcher.search(new TermQuery(new Term(part.field(Spelling.PARTED), term)), 1);
            if (found.scoreDocs.length > 0) {
                for (String text : texts(part, found.scoreDocs[0].doc)) {
                    for (Word word : Word.in(text, ANALYZER)) {
                        if (word.text().equals(term)) {
                            return alone(text.substring(word.from(), word.to()));
                        }
                    }
                }
            }
        }
        return term;
    }

    /** A word without the ezafe that leads to the next one, which is not there. */
    private static String alone(String word) {
        return word.replaceFirst("\u0654$", "").replaceFirst("\u06C0$", "\u0647");
    }

    private List<String> texts(Part part, int document) throws IOException {
        List<String> fields =
                part == Part.TITLE ? List.of(Index.TITLE_FA, Index.TITLE_EN) : List.of(Index.FA, Index.EN);
        List<String> texts = new ArrayList<>();
        for (String field : fields) {
            texts.add(Index.text(searcher, document, field));
        }
        return texts;
    }
}
