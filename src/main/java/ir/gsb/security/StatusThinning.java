package ir.gsb.security;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes answers of authorities that no exchange in the store relied on any more, so that they go when the records go;
 * to be run every day. The newest of each certificate always stays.
 */
public final class StatusThinning implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StatusThinning.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /** When the oldest exchange in the store came in; absent if there is none. */
    public interface Oldest {
        Optional<Instant> find() throws SQLException;
    }

    private final SqlStatusAnswers answers;
    private final Oldest oldest;
    private final Clock clock;

    public StatusThinning(SqlStatusAnswers answers, Oldest oldest, Clock clock) {
        this.answers = answers;
        this.oldest = oldest;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        try {
            answers.thin(oldest.find().orElse(now).minus(CLOCKS_DIFFER));
        } catch (SQLException away) {
            LOG.warn("Old answers of authorities cannot be deleted now and will be tomorrow: {}", away.getMessage());
        }
    }
}
