package ir.gsb.tracking;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** How it goes with all cases together; counted at most once a minute on a node. */
public final class CaseStatistics {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final LoadingCache<String, CaseNumbers> counted;

    public CaseStatistics(DataSource source, Clock clock) {
        var store = new SqlCaseNumbers(source);
        this.counted = Caffeine.newBuilder().expireAfterWrite(KEPT).build(all -> store.count(clock.instant()));
    }

    public CaseNumbers current() {
        return counted.get(ALL);
    }
}
