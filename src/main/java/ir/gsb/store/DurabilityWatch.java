package ir.gsb.store;

import ir.gsb.message.RecordingUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Notices when a server that was durable is made one that may forget, which needs no restart of it; to be run every
 * second.
 */
public final class DurabilityWatch implements Runnable {

    private static final System.Logger LOG = System.getLogger(DurabilityWatch.class.getName());

    private final DataSource source;
    private volatile Optional<String> off = Optional.empty();

    public DurabilityWatch(DataSource source) {
        this.source = source;
    }

    /** Asks the server; one that is away is as it was when it last answered. */
    @Override
    public void run() {
        try (Connection connection = source.getConnection()) {
            heard(DurabilityCheck.off(SqlServer.durability(connection)));
        } catch (SQLException | RuntimeException away) {
            LOG.log(System.Logger.Level.DEBUG, "PostgreSQL cannot be asked for its settings now", away);
        }
    }

    private void heard(Optional<String> now) {
        Optional<String> before = off;
        off = now;
        if (before.equals(now)) {
            return;
        }
        if (now.isPresent()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "PostgreSQL was switched to {0} = off and could lose records that are confirmed, so nothing is"
                        + " recorded and no exchange accepted until it is on again: ALTER SYSTEM SET {0} = on; SELECT"
                        + " pg_reload_conf(); and after fsync = off, sync on its machine",
                    now.get());
        } else {
            LOG.log(System.Logger.Level.INFO, "PostgreSQL is durable again, and exchanges are recorded");
        }
    }

    /** The setting that is off and must not be. */
    public Optional<String> off() {
        return off;
    }

    /**
     * Lets records be written only as long as they stay.
     *
     * @throws RecordingUnavailableException while the server may forget
     */
    public void requireDurable() {
        off.ifPresent(name -> {
            throw new RecordingUnavailableException("PostgreSQL runs with " + name + " = off", null);
        });
    }
}
