package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogEntry.Attempt;
import ir.gsb.exchangelog.LogEntry.Counted;
import ir.gsb.exchangelog.LogEntry.Hold;
import ir.gsb.exchangelog.LogEntry.Recorded;
import ir.gsb.store.GroupCommit;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes what becomes of exchanges, many in one transaction.
 *
 * <p>Claims are not flushed by themselves, so a server that fell may have forgotten some. Hence an exchange that began
 * before the connection was opened is accepted only if its claim is still there: else another could carry out the same
 * message.
 */
final class SqlExchangeLog implements GroupCommit.Work<LogEntry, Boolean> {

    private static final String RECORD = "COPY record (" + RecordRow.COLUMNS + ") FROM STDIN (FORMAT binary)";
    private static final String VAULT =
            "COPY vault (exchange_id, kind, key_id, wrapped_key, content) FROM STDIN (FORMAT binary)";

    private static final String RELEASE = """
        DELETE FROM message_claim c USING unnest(?::uuid[], ?::uuid[]) AS r (claim_key, exchange_id)
         WHERE c.claim_key = r.claim_key AND c.exchange_id = r.exchange_id
        """;

    private static final String COUNT = """
        INSERT INTO attempt_count AS c (minute, source_hash, outcome, attempts) VALUES (?, ?, ?, ?)
        ON CONFLICT (minute, source_hash, outcome) DO UPDATE SET attempts = c.attempts + excluded.attempts
        """;

    private static final String QUEUE = "INSERT INTO log_queue (entries, seal) VALUES (?, ?)";

    private static final String HELD = """
        SELECT count(*) FROM message_claim c
          JOIN unnest(?::uuid[], ?::uuid[]) AS n (claim_key, exchange_id)
            ON c.claim_key = n.claim_key AND c.exchange_id = n.exchange_id
        """;

    private static final String KEYS = "SELECT count(*) FROM wrapping_key WHERE id = ANY (?)";

    private final Vault vault;
    private final MasterKeys keys;
    private final Clock clock;
    private final Set<Integer> keysSeen = new HashSet<>();
    private @Nullable Connection current;
    private long opened;

    SqlExchangeLog(Vault vault, MasterKeys keys, Clock clock) {
        this.vault = vault;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<Boolean> write(Connection connection, List<LogEntry> batch) throws SQLException {
        if (!connection.equals(current)) {
            current = connection;
            opened = clock.millis();
            keysSeen.clear();
            vault.certificates().forget();
        }
        var recorded = new ArrayList<Recorded>(batch.size());
        var counted = new TreeMap<Attempt, Integer>();
        for (LogEntry entry : batch) {
            switch (entry) {
                case Recorded one -> recorded.add(one);
                case Counted(Attempt attempt) -> counted.merge(attempt, 1, Integer::sum);
            }
        }
        requireHeld(
                connection,
                recorded.stream()
                        .map(Recorded::needed)
                        .filter(Objects::nonNull)
                        .filter(hold -> hold.begun() <= opened)
                        .toList());
        requireKeys(connection, recorded);
        append(connection, keys, recorded);
        release(
                connection,
                recorded.stream()
                        .map(Recorded::release)
                        .filter(Objects::nonNull)
                        .toList());
        SqlDeferred.write(connection, recorded);
        count(connection, counted);
        return Collections.nCopies(batch.size(), true);
    }

    /** Writes records, what the vault keeps of them, and what waits for its place in the log. */
    static void append(Connection connection, MasterKeys keys, List<Recorded> recorded) throws SQLException {
        copy(connection, RECORD, recorded.stream().map(Recorded::record).toList());
        copy(
                connection,
                VAULT,
                recorded.stream().map(Recorded::vault).filter(Objects::nonNull).toList());
        queue(connection, keys, recorded);
    }

    private static void requireHeld(Connection connection, List<Hold> holds) throws SQLException {
        if (holds.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            setHolds(statement, connection, holds);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) < holds.size()) {
                    throw new SQLException("a claim was lost when PostgreSQL fell");
                }
            }
        }
    }

    /** A server that fell may have forgotten a key, as it may a claim: nothing is kept that nobody could open. */
    private void requireKeys(Connection connection, List<Recorded> recorded) throws SQLException {
        Set<Integer> needed = recorded.stream().map(Recorded::wrappingKey).collect(Collectors.toSet());
        needed.remove(0);
        needed.removeAll(keysSeen);
        if (needed.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
            statement.setArray(1, connection.createArrayOf("int4", needed.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(1) < needed.size()) {
                    vault.keys().forget();
                    throw new SQLException("a wrapping key was lost when PostgreSQL fell");
                }
            }
        }
        keysSeen.addAll(needed);
    }

    /** Hands the entries to the sequencer, in the transaction that writes their records. */
    private static void queue(Connection connection, MasterKeys keys, List<Recorded> recorded) throws SQLException {
        if (recorded.isEmpty()) {
            return;
        }
        var entries = new ByteArrayOutputStream(recorded.size() * RecordRow.QUEUED_BYTES);
        recorded.forEach(one -> entries.writeBytes(one.queued()));
        try (PreparedStatement statement = connection.prepareStatement(QUEUE)) {
            statement.setBytes(1, entries.toByteArray());
            statement.setBytes(2, keys.seal(entries.toByteArray()));
            statement.executeUpdate();
        }
    }

    private static void copy(Connection connection, String command, List<byte[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            byte[] header = CopyTuple.header();
            in.writeToCopy(header, 0, header.length);
            for (byte[] row : rows) {
                in.writeToCopy(row, 0, row.length);
            }
            byte[] trailer = CopyTuple.trailer();
            in.writeToCopy(trailer, 0, trailer.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    /** In the order of the keys, as claims are made, so that two nodes do not wait for each other. */
    private static void release(Connection connection, List<Hold> releases) throws SQLException {
        if (releases.isEmpty()) {
            return;
        }
        List<Hold> sorted =
                releases.stream().sorted(Comparator.comparing(Hold::message)).toList();
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            setHolds(statement, connection, sorted);
            statement.executeUpdate();
        }
    }

    private static void setHolds(PreparedStatement statement, Connection connection, List<Hold> holds)
            throws SQLException {
        Object[] messages = holds.stream().map(Hold::message).toArray();
        Object[] exchanges = holds.stream().map(Hold::exchange).toArray();
        statement.setArray(1, connection.createArrayOf("uuid", messages));
        statement.setArray(2, connection.createArrayOf("uuid", exchanges));
    }

    private static void count(Connection connection, Map<Attempt, Integer> counted) throws SQLException {
        if (counted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            for (var one : counted.entrySet()) {
                statement.setLong(1, one.getKey().minute());
                statement.setBytes(2, HexFormat.of().parseHex(one.getKey().sourceHash()));
                statement.setString(3, one.getKey().outcome());
                statement.setLong(4, one.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
