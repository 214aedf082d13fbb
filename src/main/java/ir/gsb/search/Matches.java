package ir.gsb.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Collects every service that fits, with how well it does. */
final class Matches extends SimpleCollector {

    /**
     * A service that fits.
     *
     * @param document its number in the index
     */
    record Match(Entry entry, int document, float score) {

        Match lifted(float by) {
            return new Match(entry, document, score + by);
        }
    }

    private final Map<Long, Entry> entries;
    private final List<Match> found = new ArrayList<>();
    private @Nullable NumericDocValues ids;
    private @Nullable Scorable scorer;
    private int base;

    private Matches(Map<Long, Entry> entries) {
        this.entries = entries;
    }

    static CollectorManager<Matches, List<Match>> in(Map<Long, Entry> entries) {
        return new CollectorManager<>() {
            @Override
            public Matches newCollector() {
                return new Matches(entries);
            }

            @Override
            public List<Match> reduce(Collection<Matches> all) {
                List<Match> together = new ArrayList<>();
                all.forEach(one -> together.addAll(one.found));
                return together;
            }
        };
    }

    @Override
    protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
        ids = DocValues.getNumeric(leaf.reader(), Index.ID);
        base = leaf.docBase;
    }

    @Override
    public void setScorer(Scorable current) {
        scorer = current;
    }

    @Override
    public void collect(int document) throws IOException {
        if (ids != null && scorer != null && ids.advanceExact(document)) {
            Entry entry = entries.get(ids.longValue());
            if (entry != null) {
                found.add(new Match(entry, base + document, scorer.score()));
            }
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }
}
