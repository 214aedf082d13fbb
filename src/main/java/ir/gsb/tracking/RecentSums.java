package ir.gsb.tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Sums that were read lately, and while the store cannot be read, those that were read last. */
final class RecentSums {

    /** For so long a page may show sums that another node's citizens have changed. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private static final int MOST_KEPT = 10_000;

    private final Function<Optional<String>, Map<String, SurveyResults>> store;
    private final Clock clock;
    private final Cache<Optional<String>, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Known(Map<String, SurveyResults> results, Instant until) {}

    /** @param store what it has now for one key, or for all */
    RecentSums(Function<Optional<String>, Map<String, SurveyResults>> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Nothing if too few have answered. */
    Map<String, SurveyResults> of(String key) {
        return get(Optional.of(key));
    }

    Map<String, SurveyResults> all() {
        return get(Optional.empty());
    }

    /** What is asked next is read anew. */
    void renew() {
        known.asMap().replaceAll((key, last) -> new Known(last.results(), Instant.MIN));
    }

    private Map<String, SurveyResults> get(Optional<String> key) {
        Known last = known.getIfPresent(key);
        if (last != null && clock.instant().isBefore(last.until())) {
            return last.results();
        }
        return keep(key, read(key, last));
    }

    private Map<String, SurveyResults> read(Optional<String> key, @Nullable Known last) {
        try {
            return store.apply(key);
        } catch (DataAccessException | TransactionException away) {
            if (last == null) {
                throw away;
            }
            return last.results();
        }
    }

    private Map<String, SurveyResults> keep(Optional<String> key, Map<String, SurveyResults> results) {
        known.put(key, new Known(results, clock.instant().plus(KEPT)));
        return results;
    }
}
