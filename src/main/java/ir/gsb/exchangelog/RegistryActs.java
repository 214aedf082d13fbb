package ir.gsb.exchangelog;

import ir.gsb.registry.ChangeLog;
import ir.gsb.registry.RecordedChange;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commits to changes of the registry: each is an act of the same id, whose detail ends with the change's hash. */
public final class RegistryActs implements ChangeLog {

    private static final Pattern HASH = Pattern.compile("\\[sha256 ([0-9a-f]{64})\\]$");

    private final MasterKeys keys;
    private final Acts acts;

    public RegistryActs(RecordingSettings settings, MasterKeys keys, Clock clock, SecureRandom random) {
        this.keys = keys;
        this.acts = new Acts(settings, keys, clock, random);
    }

    @Override
    public void write(Connection connection, List<RecordedChange> changes) throws SQLException {
        List<LogEntry.Recorded> entries = changes.stream()
                .map(change -> acts.entry(change.id(), act(change)))
                .toList();
        SqlExchangeLog.append(connection, keys, entries);
    }

    private static Act act(RecordedChange change) {
        String detail = change.subject() + ": " + change.reason() + " [sha256 " + change.hash() + "]";
        return new Act(Act.Word.REGISTRY_CHANGED, change.actor(), Optional.empty(), detail);
    }

    /** What an act's detail says that the change hashes to. */
    static String hashIn(String detail) {
        Matcher hash = HASH.matcher(detail);
        return hash.find() ? hash.group(1) : "";
    }
}
