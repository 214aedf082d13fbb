package ir.gsb.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Words of the catalogue that differ from a word by one letter: one too many, missing, wrong, or two swapped. */
final class NearWords {

    /** Letters of a word that may be mistyped. */
    static final int SHORTEST = 4;

    private static final int MOST = 5;
    private static final List<Part> SOURCES = List.of(Part.TITLE, Part.NAMES, Part.AGENCY, Part.DESCRIPTION);

    private final IndexReader reader;
    private final Dictionary dictionary;

    NearWords(IndexReader reader, Dictionary dictionary) {
        this.reader = reader;
        this.dictionary = dictionary;
    }

    /** The same with only those terms that some service has; none may be left. */
    Asked.Slot known(Asked.Slot slot) {
        Map<String, Asked.Wanted> known = new LinkedHashMap<>();
        for (Asked.Wanted wanted : slot.wanted()) {
            if (knows(wanted)) {
                known.putIfAbsent(wanted.term(), wanted);
            }
        }
        return new Asked.Slot(slot.word(), List.copyOf(known.values()), slot.near());
    }

    private boolean knows(Asked.Wanted wanted) {
        return Stream.of(Part.values()).anyMatch(part -> dictionary.has(part.field(wanted.spelling()), wanted.term()));
    }

    /** Whether it is the code of a service. */
    boolean isCode(Asked.Slot slot) {
        return slot.isCode() && dictionary.has(Index.CODE, slot.word().text());
    }

    /** The likeliest first: those that weightier parts and more services have. */
    List<String> of(String word) throws IOException {
        if (word.codePointCount(0, word.length()) < SHORTEST || word.chars().anyMatch(Character::isDigit)) {
            return List.of();
        }
        CompiledAutomaton near = FuzzyQuery.getFuzzyAutomaton(word, 1, 0, true);
        Map<String, Double> found = new LinkedHashMap<>();
        for (Part part : SOURCES) {
            Terms terms = MultiTerms.getTerms(reader, part.field(Spelling.PARTED));
            if (terms != null) {
                TermsEnum each = near.getTermsEnum(terms);
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    double weight = part.weight() * Math.log1p(each.docFreq());
                    found.merge(term.utf8ToString(), weight, Double::sum);
                }
            }
        }
        found.remove(word);
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
