package ir.gsb.tracking;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Deletes what need not be kept any more, guesses that count no more and old messages, seals the mobiles that stay under the
 * current master key, and publishes the answers of the survey that may be. What goes wrong is logged and tried again the next
 * time: one that threw would never run again.
 */
public final class TrackingSweep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TrackingSweep.class);

    private final Tracking tracking;
    private final Outbox outbox;
    private final Surveys surveys;

    public TrackingSweep(Tracking tracking, Outbox outbox, Surveys surveys) {
        this.tracking = tracking;
        this.outbox = outbox;
        this.surveys = surveys;
    }

    @Override
    public void run() {
        try {
            tracking.sweep();
            outbox.sweep();
            outbox.reseal();
            surveys.publish();
        } catch (DataAccessException away) {
            LOG.warn("Guesses, messages and answers of tracked cases could not be swept: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("Guesses, messages and answers of tracked cases could not be swept", failed);
        }
    }
}
