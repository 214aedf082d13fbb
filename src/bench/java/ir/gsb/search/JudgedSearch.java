package ir.gsb.search;

import ir.gsb.bench.Latencies;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Asks a search of this process the judged queries. */
public final class JudgedSearch {

    private static final int ROUNDS = 2;

    private JudgedSearch() {}

    /**
     * How well and how fast it answered.
     *
     * @param ndcg mean nDCG@10
     */
    public record Quality(double ndcg, Latencies latencies) {}

    /** What is typed in each query. */
    public static List<String> words() throws IOException {
        return JudgedQueries.read().stream()
                .map(JudgedQueries.Judged::words)
                .distinct()
                .toList();
    }

    /** Indexes what is published and asks all queries several times, first to warm up. */
    public static Quality of(Catalogue catalogue) throws IOException {
        List<JudgedQueries.Judged> queries = JudgedQueries.read();
        Collection<Listing> all = catalogue.current().services();
        try (var search = ReadySearch.of(catalogue)) {
            var latencies = new Latencies();
            double sum = 0;
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                sum = 0;
                for (JudgedQueries.Judged query : queries) {
                    long begun = System.nanoTime();
                    List<Hit> hits = search.find(Question.of(query.words())).hits();
                    if (round >= 0) {
                        latencies.add(System.nanoTime() - begun);
                    }
                    sum += query.ndcg(hits.stream().map(Hit::listing).toList(), all);
                }
            }
            return new Quality(sum / queries.size(), latencies);
        }
    }
}
