package ir.gsb.search;

import static org.awaitility.Awaitility.await;

import ir.gsb.catalogue.Catalogue;
import java.time.Duration;

/** A search that has everything that is published. */
final class ReadySearch {

    private ReadySearch() {}

    static LuceneSearch of(Catalogue catalogue) {
        LuceneSearch search = LuceneSearch.following(catalogue);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> search.progress().ready());
        return search;
    }
}
