package ir.gsb.search;

import ir.gsb.search.Asked.Slot;
import ir.gsb.search.Asked.Wanted;
import java.util.ArrayList;
import java.util.List;

/** Reads what was typed. */
final class Asking {

    private static final float PAIR = 1;
    private static final float SYNONYM = 0.8f;

    private final WordAnalyzer parted = new WordAnalyzer(Spelling.PARTED);
    private final WordAnalyzer joined = new WordAnalyzer(Spelling.JOINED);
    private final Synonyms synonyms = new Synonyms(parted);

    Asked read(String text) {
        List<Word> words = Word.in(text, parted);
        List<Word> wholes = Word.in(text, joined);
        List<Slot> slots = words.stream()
                .filter(word -> !word.pair())
                .limit(Asked.MOST_WORDS)
                .map(word -> new Slot(word, List.of(), List.of())
                        .with(covering(word, words, Spelling.PARTED))
                        .with(covering(word, wholes, Spelling.JOINED)))
                .toList();
        return new Asked(text, synonyms(slots));
    }

    /** A word, and it with the one before and with the one after, in case that they are one. */
    private static List<Wanted> covering(Word word, List<Word> words, Spelling spelling) {
        return words.stream()
                .filter(other -> other.covers(word))
                .map(other -> new Wanted(other.text(), spelling, other.pair() ? PAIR : 1))
                .toList();
    }

    private List<Slot> synonyms(List<Slot> slots) {
        List<Slot> all = new ArrayList<>(slots);
        for (int first = 0; first < slots.size(); first++) {
            var said = new StringBuilder();
            for (int last = first; last < Math.min(slots.size(), first + Synonyms.LONGEST); last++) {
                said.append(slots.get(last).word().text());
                List<Wanted> called = synonyms.of(said.toString()).stream()
                        .map(term -> new Wanted(term, Spelling.PARTED, SYNONYM))
                        .toList();
                for (int at = first; at <= last; at++) {
                    all.set(at, all.get(at).with(called));
                }
            }
        }
        return List.copyOf(all);
    }
}
