package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** Makes the records of acts, and writes them in the transaction of what they tell of. */
final class Acts {

    private static final int PORTION = 500;

    private final RecordingSettings settings;
    private final MasterKeys keys;
    private final Clock clock;
    private final SecureRandom random;

    Acts(RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    LogEntry.Recorded entry(ExchangeId id, Act act) {
        RecordRow row = new RecordRow(
                        id.value(), RecordRow.ACT, clock.instant(), settings.node(), RetentionClasses.ACTS)
                .act(act);
        byte[] salt = new byte[RecordRow.SALT_BYTES];
        random.nextBytes(salt);
        RecordRow.Written written = row.written(salt);
        return new LogEntry.Recorded(written.tuple(), written.queued(), null, 0, null, null, null);
    }

    /** Writes an act that is durable when, and only if, the connection's transaction is. */
    ExchangeId write(Connection connection, Act act) throws SQLException {
        ExchangeId id = ExchangeId.at(clock.instant(), random);
        SqlExchangeLog.append(connection, keys, List.of(entry(id, act)));
        return id;
    }

    /** The same of several acts, which have their ids already. */
    void write(Connection connection, List<RecordedActs.Named> done) throws SQLException {
        List<LogEntry.Recorded> entries =
                done.stream().map(named -> entry(named.id(), named.act())).toList();
        for (int from = 0; from < entries.size(); from += PORTION) {
            SqlExchangeLog.append(connection, keys, entries.subList(from, Math.min(entries.size(), from + PORTION)));
        }
    }
}
