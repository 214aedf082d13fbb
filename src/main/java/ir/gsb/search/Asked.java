package ir.gsb.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/**
 * The words of a question, and for each all terms of the index that stand for it.
 *
 * @param text as it was typed
 */
record Asked(String text, List<Slot> slots) {

    /** Words that count. */
    static final int MOST_WORDS = 10;

    /** Terms for one word; all together stay below what Lucene takes in one query. */
    private static final int MOST_TERMS = 14;

    private static final float ALSO = 0.1f;
    private static final float CODE = 100;
    private static final float NEAR = 0.5f;

    /** A term that stands for a word. */
    record Wanted(String term, Spelling spelling, float weight) {}

    /**
     * A word, and what stands for it.
     *
     * @param wanted none if no service has the word
     * @param near terms that differ from it by one letter, likeliest first
     */
    record Slot(Word word, List<Wanted> wanted, List<String> near) {

        Slot with(List<Wanted> more) {
            return new Slot(
                    word,
                    Stream.concat(wanted.stream(), more.stream()).distinct().toList(),
                    near);
        }

        boolean isCode() {
            return word.text().matches("[0-9]{8}([0-9]{3})?");
        }

        Stream<Wanted> terms() {
            return Stream.concat(wanted.stream(), near.stream().map(term -> new Wanted(term, Spelling.PARTED, NEAR)))
                    .limit(MOST_TERMS);
        }

        Query query(Dictionary dictionary) {
            List<Query> terms = new ArrayList<>();
            terms().forEach(one -> {
                for (Part part : Part.values()) {
                    dictionary
                            .query(part.field(one.spelling()), one.term())
                            .ifPresent(term -> terms.add(new BoostQuery(term, part.weight() * one.weight())));
                }
            });
            if (isCode()) {
                dictionary.query(Index.CODE, word.text()).ifPresent(term -> terms.add(new BoostQuery(term, CODE)));
                dictionary
                        .query(Index.PARENT, word.text())
                        .ifPresent(term -> terms.add(new BoostQuery(term, CODE / 2)));
            }
            return new DisjunctionMaxQuery(terms, ALSO);
        }
    }

    /** What finds services that have all of the words. */
    Query query(Dictionary dictionary) {
        return all(slots, dictionary);
    }

    /** What finds services that have at least half of them; what half-spaces join is one. */
    Query half(Dictionary dictionary) {
        List<List<Slot>> wholes = wholes();
        var half = new BooleanQuery.Builder().setMinimumNumberShouldMatch((wholes.size() + 1) / 2);
        wholes.forEach(whole -> half.add(all(whole, dictionary), BooleanClause.Occur.SHOULD));
        return half.build();
    }

    private static Query all(List<Slot> some, Dictionary dictionary) {
        var all = new BooleanQuery.Builder();
        some.forEach(slot -> all.add(slot.query(dictionary), BooleanClause.Occur.MUST));
        return all.build();
    }

    private List<List<Slot>> wholes() {
        List<List<Slot>> wholes = new ArrayList<>();
        int end = -1;
        for (Slot slot : slots) {
            if (end < 0
                    || end > slot.word().from()
                    || text.substring(end, slot.word().from()).contains(" ")) {
                wholes.add(new ArrayList<>());
            }
            wholes.getLast().add(slot);
            end = slot.word().to();
        }
        return wholes;
    }

    Asked with(int at, Slot changed) {
        List<Slot> others = new ArrayList<>(slots);
        others.set(at, changed);
        return new Asked(text, List.copyOf(others));
    }

    /** Whether it is written in Latin letters. */
    boolean isLatin() {
        return !slots.isEmpty() && slots.getFirst().word().text().matches("[\\p{IsLatin}].*");
    }

    /** The terms that stand for its words. */
    Set<String> terms() {
        Set<String> all = new LinkedHashSet<>();
        slots.forEach(slot -> slot.terms().forEach(wanted -> all.add(wanted.term())));
        return all;
    }
}
