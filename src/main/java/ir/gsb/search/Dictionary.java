package ir.gsb.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** The terms of the index at one moment. Each is looked up once, however many of a question's queries it is part of. */
final class Dictionary {

    private final IndexSearcher searcher;
    private final Map<Term, Optional<Query>> looked = new HashMap<>();

    Dictionary(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    /** What finds the services that have it in this field; empty if none has. */
    Optional<Query> query(String field, String term) {
        return looked.computeIfAbsent(new Term(field, term), this::look);
    }

    boolean has(String field, String term) {
        return query(field, term).isPresent();
    }

    private Optional<Query> look(Term term) {
        try {
            TermStates states = TermStates.build(searcher, term, true);
            return states.docFreq() == 0 ? Optional.empty() : Optional.of(new TermQuery(term, states));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
