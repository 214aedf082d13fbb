package ir.gsb.exchangelog;

import java.time.Duration;

/**
 * How exchanges are recorded.
 *
 * @param node the name of this node in the records
 * @param lease how long an exchange may take before another attempt may carry out its message id
 * @param messageIdsKept how long a message id stays used
 * @param attemptsPerSource how many attempts without a verified signature are recorded one by one, a source and minute
 * @param attemptsInAll the same for all sources together
 * @param patience how long a caller waits for the store
 * @param retention how long records stay in the store
 */
public record RecordingSettings(
        String node,
        Duration lease,
        Duration messageIdsKept,
        int attemptsPerSource,
        int attemptsInAll,
        Duration patience,
        RetentionClasses retention) {

    /** With the usual retention. */
    public RecordingSettings(
            String node,
            Duration lease,
            Duration messageIdsKept,
            int attemptsPerSource,
            int attemptsInAll,
            Duration patience) {
        this(node, lease, messageIdsKept, attemptsPerSource, attemptsInAll, patience, RetentionClasses.usual());
    }

    /** What holds if nothing else is configured. */
    public static RecordingSettings of(String node) {
        return new RecordingSettings(
                node, Duration.ofSeconds(90), Duration.ofHours(24), 60, 6000, Duration.ofSeconds(5));
    }
}
