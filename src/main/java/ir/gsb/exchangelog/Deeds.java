package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Changes something in the store beside a hub, and records it as an act of the same transaction. */
public final class Deeds {

    private final DataSource source;
    private final Acts acts;
    private final Clock clock;

    public Deeds(DataSource source, RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.source = source;
        this.acts = new Acts(settings, keys, clock, random);
        this.clock = clock;
    }

    /**
     * Does it, and records it if there was something to do.
     *
     * @param deed what is done on a connection that is not to be committed; empty if nothing was changed
     * @throws RecordingUnavailableException if the store is away; then nothing is changed
     */
    public <R> Optional<R> record(Act act, Function<Connection, Optional<R>> deed) {
        try {
            new SqlPartitions(source, "record", "vault", "log_leaf").ensure(clock.instant());
            return SqlTransaction.run(source, connection -> {
                Optional<R> done = deed.apply(connection);
                if (done.isPresent()) {
                    acts.write(connection, act);
                }
                return done;
            });
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no act", away);
        }
    }
}
