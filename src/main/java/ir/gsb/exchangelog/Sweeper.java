package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlSweep.Unfinished;
import ir.gsb.message.Code;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Ends what a stopped hub left open, and forgets what need not be remembered; to be run every minute. One node at a
 * time does it, whichever comes first.
 */
public final class Sweeper implements Runnable {

    private static final int MOST_AT_ONCE = 500;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final Duration COUNTS_KEPT = Duration.ofDays(400);
    private static final int MILLIS_A_MINUTE = 60_000;
    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    static final Refusal INTERRUPTED = Refusal.of(
            Code.INTERNAL_ERROR,
            "The hub was interrupted while it carried this out, and no answer was given. Ask again with the same"
                    + " message id.");

    private final SqlSweep sql;
    private final ExchangeLog log;
    private final Clock clock;

    public Sweeper(DataSource source, ExchangeLog log, Clock clock) {
        this.sql = new SqlSweep(source);
        this.log = log;
        this.clock = clock;
    }

    /** Sweeps; if the store is away now, the next run does it. */
    @Override
    public void run() {
        try {
            sweep();
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.log(System.Logger.Level.WARNING, "The store could not be swept and will be in a minute", away);
        }
    }

    void sweep() throws SQLException {
        Instant now = clock.instant();
        long claimsBefore = now.minus(log.settings().messageIdsKept()).getEpochSecond();
        while (more(connection -> SqlSweep.deleteSignatures(connection, now.getEpochSecond()))) {
            // In batches, so that no transaction is long.
        }
        while (more(connection -> SqlSweep.deleteClaims(connection, claimsBefore))) {
            // The same.
        }
        long countsBefore = now.minus(COUNTS_KEPT).toEpochMilli() / MILLIS_A_MINUTE;
        while (more(connection -> SqlSweep.deleteCounts(connection, countsBefore))) {
            // The same.
        }
        UUID until = firstIdAt(now.minus(log.settings().lease().multipliedBy(2)).minus(CLOCKS_DIFFER));
        while (more(connection -> endUnfinished(connection, until))) {
            // The same.
        }
    }

    private boolean more(SqlSweep.Alone<Boolean> batch) throws SQLException {
        return sql.alone(batch).orElse(false);
    }

    /**
     * A message waits at most a lease to be accepted and may take another, and clocks differ a little: what came in
     * before that and was accepted has ended, or never will.
     */
    private boolean endUnfinished(Connection connection, UUID until) throws SQLException {
        List<Unfinished> unfinished = SqlSweep.unfinished(connection, until, MOST_AT_ONCE);
        for (Unfinished one : unfinished) {
            log.submit(log.entries().interrupted(one.exchange(), one.retention(), INTERRUPTED, one.claim()));
        }
        if (unfinished.size() == MOST_AT_ONCE) {
            return true;
        }
        SqlSweep.settle(connection, until);
        return false;
    }

    private static UUID firstIdAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
