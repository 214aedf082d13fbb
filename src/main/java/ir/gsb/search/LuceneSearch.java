package ir.gsb.search;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.PublishedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;

/** Searches an index in memory that follows the catalogue. */
public final class LuceneSearch implements ServiceSearch, Catalogue.Follower, AutoCloseable {

    /** Of a map that no index has. */
    private static final Suggestions NO_SUGGESTIONS = new Suggestions(new HashMap<>(), List.of());

    private final Catalogue catalogue;
    private final Index index = new Index();
    private final Asking asking = new Asking();
    private final Excerpts excerpts = new Excerpts();
    private volatile boolean ready;
    private boolean closed;
    private volatile Suggestions suggestions = NO_SUGGESTIONS;

    private LuceneSearch(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A search over all that is published now and later. It is ready when all that is published now is in it. */
    public static LuceneSearch following(Catalogue catalogue) {
        var search = new LuceneSearch(catalogue);
        catalogue.follow(search);
        return search;
    }

    /** The catalogue outlives the search: what it tells after that is passed over. */
    @Override
    public synchronized void changed(List<PublishedService> fresh, List<String> gone) {
        if (!closed) {
            index.change(fresh, gone, code -> catalogue.current().agency(code));
        }
    }

    /** Agencies may have changed without any service. */
    @Override
    public void toldAll() {
        suggestions = NO_SUGGESTIONS;
        ready = true;
    }

    @Override
    public Progress progress() {
        int published = catalogue.current().services().size();
        return new Progress(ready, Math.min(published, index.entries().size()), published);
    }

    private void requireReady() {
        if (!ready) {
            throw new NotReadyException(progress());
        }
    }

    @Override
    public Results find(Question question) {
        requireReady();
        return index.read(searcher -> {
            var found = new Finder(searcher, index.entries()).find(asking.read(question.words()));
            var tally = new Tally(found.matches(), question.narrowed());
            long before = (question.page() - 1L) * Question.PAGE;
            List<Matches.Match> page = Ranking.best(tally.fitting(), question.words(), before + Question.PAGE).stream()
                    .skip(before)
                    .toList();
            return new Results(
                    tally.fitting().size(), hits(searcher, page, found.asked()), tally.counts(), found.meant());
        });
    }

    private List<Hit> hits(IndexSearcher searcher, List<Matches.Match> page, Asked asked) throws IOException {
        String field = asked.isLatin() ? Index.EN : Index.FA;
        List<Hit> hits = new ArrayList<>();
        for (Matches.Match match : page) {
            String description = Index.text(searcher, match.document(), field);
            hits.add(new Hit(match.entry().listing(), excerpts.of(description, asked.terms())));
        }
        return hits;
    }

    @Override
    public List<Suggestion> suggest(String begun, int most) {
        requireReady();
        Suggestions known = suggestions;
        Map<Long, Entry> entries = index.entries();
        if (!known.areOf(entries)) {
            known = new Suggestions(entries, catalogue.current().agencies());
            suggestions = known;
        }
        return known.of(begun, most);
    }

    /** Bytes of memory that the index takes. */
    long bytes() {
        return index.bytes();
    }

    /** Waits for a change that is being taken in. */
    @Override
    public synchronized void close() {
        closed = true;
        index.close();
    }
}
