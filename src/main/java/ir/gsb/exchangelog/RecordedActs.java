package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Does what an operator asks and records it as an act, both or neither. */
public final class RecordedActs {

    /** What is to be done. */
    @FunctionalInterface
    public interface Work {

        /** @return whether there was anything to do; if not, nothing is recorded */
        boolean run(Connection connection) throws SQLException;
    }

    /** An act under the id that the work has given it. */
    public record Named(ExchangeId id, Act act) {}

    /** What consists of several acts. */
    @FunctionalInterface
    public interface Works {

        /** @return what was done; if it is empty, nothing is recorded */
        List<Named> run(Connection connection) throws SQLException;
    }

    private final DataSource source;
    private final Acts acts;
    private final Clock clock;

    public RecordedActs(
            DataSource source, RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.source = source;
        this.acts = new Acts(settings, keys, clock, random);
        this.clock = clock;
    }

    /** The same, once there is room for this month's records: for who works on a store without a running hub. */
    public RecordedActs prepared() {
        try {
            new SqlPartitions(source, "record", "vault", "log_leaf").ensure(clock.instant());
            return this;
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be prepared", away);
        }
    }

    /** @throws RecordingUnavailableException if the store is away; then nothing was done */
    public boolean run(Act act, Work work) {
        try {
            return SqlTransaction.run(source, connection -> {
                boolean done = work.run(connection);
                if (done) {
                    acts.write(connection, act);
                }
                return done;
            });
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no act", away);
        }
    }

    /** @throws RecordingUnavailableException if the store is away; then nothing was done */
    public void runAll(Works works) {
        try {
            SqlTransaction.run(source, connection -> {
                List<Named> done = works.run(connection);
                acts.write(connection, done);
                return done.size();
            });
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no act", away);
        }
    }
}
