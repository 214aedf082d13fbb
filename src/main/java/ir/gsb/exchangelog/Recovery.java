package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlSweep.Unfinished;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.StoreUnusableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Ends, when a node starts, what it left open when it was killed, so that its clients can ask again at once and need not
 * wait for a lease to end.
 *
 * <p>As long as it runs a node holds a lock on its name. A name that another node uses too is left alone: then only the
 * lease tells what is over.
 */
public final class Recovery implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Recovery.class.getName());
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration CLOCK_STEPPED = Duration.ofMinutes(1);

    private final DataSource source;
    private final ExchangeLog log;
    private final Clock clock;
    private Connection own;

    /** @throws StoreUnusableException if the store cannot be asked */
    public Recovery(DataSource source, ExchangeLog log, Clock clock) {
        this.source = source;
        this.log = log;
        this.clock = clock;
        try {
            this.own = source.getConnection();
            recover();
        } catch (SQLException | RecordingUnavailableException away) {
            throw new StoreUnusableException(
                    "What the hub left open when it stopped cannot be ended: " + away.getMessage() + ".", away);
        }
    }

    private void recover() throws SQLException {
        String node = log.settings().node();
        if (!isAlone(node)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Another hub named {0} uses this store: give each node a name of its own in gsb.node",
                    node);
            return;
        }
        for (Unfinished one : SqlNode.unfinished(own, node)) {
            log.submit(log.entries().interrupted(one.exchange(), one.retention(), Sweeper.INTERRUPTED, one.claim()));
        }
        Duration back = log.settings().lease().plus(CLOCK_STEPPED);
        SqlNode.free(own, node, clock.instant().minus(back).getEpochSecond());
    }

    private boolean isAlone(String node) throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            if (SqlNode.isAlone(own, node)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    /** Takes the lock again if it went with its connection; to be run every few seconds. */
    public synchronized void keepName() {
        try {
            if (!own.isValid(1)) {
                own.close();
                own = source.getConnection();
                SqlNode.isAlone(own, log.settings().node());
            }
        } catch (SQLException away) {
            LOG.log(System.Logger.Level.DEBUG, "the store is away, and the lock with it", away);
        }
    }

    @Override
    public synchronized void close() {
        try {
            SqlNode.leave(own);
            own.close();
        } catch (SQLException gone) {
            LOG.log(System.Logger.Level.DEBUG, "the lock went with its connection", gone);
        }
    }
}
