package ir.gsb.exchangelog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Keeps the keys of what archive files hold, apart from the files, and knows what holds are on it. */
final class SqlArchived {

    /** A vault row goes only if it is the one that its record speaks of, and its content is what the file has. */
    private static final String LEAVE = """
        WITH gone AS (
            DELETE FROM vault v USING unnest(?::uuid[], ?::int[], ?::bytea[], ?::bytea[]) AS d (exchange_id, kind, hash, content)
             WHERE v.exchange_id = d.exchange_id AND v.kind = d.kind AND sha256(v.content) = d.content
               AND sha256(int4send(v.key_id) || v.wrapped_key || v.content) = d.hash
            RETURNING v.exchange_id, v.kind, v.wrapped_key)
        INSERT INTO archived_key (exchange_id, kind, copy_of, wrapped_key)
        SELECT g.exchange_id, g.kind, coalesce(r.replay_of, r.about), g.wrapped_key
          FROM gone g LEFT JOIN record r ON r.exchange_id = g.exchange_id AND r.kind = 2
        """;

    private static final String FILES = """
        SELECT file FROM archive WHERE month BETWEEN ? AND ? AND cleared_at IS NOT NULL ORDER BY month, retention, number
        """;

    /** Holds that name no exchange: {@code is_held} knows nothing of one whose records are gone. */
    private static final String HOLDS = """
        SELECT EXISTS (SELECT FROM legal_hold
         WHERE released_at IS NULL AND ? BETWEEN from_id AND until_id AND exchange_id IS NULL %s)
        """;

    private static final String ANY_HOLD = HOLDS.formatted("");

    private static final String FITTING_HOLD = HOLDS.formatted("""
        AND (party IS NULL OR party IN (?, ?)) AND (inquiry IS NULL OR inquiry = ?)
        AND (subject_hash IS NULL OR subject_hash = ?)
        """);

    private SqlArchived() {}

    /** Takes what was said out of the store, and keeps its keys. */
    static void leave(Connection connection, List<ArchivedRecord> batch) throws SQLException {
        List<ArchivedRecord> kept =
                batch.stream().filter(one -> one.vault().isPresent()).toList();
        if (kept.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            Object[] ids = kept.stream().map(one -> one.exchange().value()).toArray();
            Object[] kinds = kept.stream().map(ArchivedRecord::kind).toArray();
            byte[][] hashes = kept.stream().map(ArchivedRecord::vaultHash).toArray(byte[][]::new);
            byte[][] contents = kept.stream()
                    .map(one ->
                            VaultFrame.sha256().digest(one.vault().orElseThrow().content()))
                    .toArray(byte[][]::new);
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(2, connection.createArrayOf("int4", kinds));
            statement.setArray(3, connection.createArrayOf("bytea", hashes));
            statement.setArray(4, connection.createArrayOf("bytea", contents));
            statement.executeUpdate();
        }
    }

    /** Empty if it was erased, or never archived. */
    static Optional<byte[]> key(Connection connection, UUID exchange, int kind) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT wrapped_key FROM archived_key WHERE exchange_id = ? AND kind = ?")) {
            statement.setObject(1, exchange);
            statement.setInt(2, kind);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** Whether an act says that it was erased. */
    static boolean isErased(Connection connection, UUID exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM record WHERE about = ? AND kind = 3 AND outcome = 'erased')")) {
            statement.setObject(1, exchange);
            return isTrue(statement);
        }
    }

    /** The names of the files of some months, that hold what the store has no more. */
    static List<String> files(Connection connection, YearMonth first, YearMonth last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FILES)) {
            statement.setObject(1, first.atDay(1));
            statement.setObject(2, last.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                var files = new ArrayList<String>();
                while (row.next()) {
                    files.add(row.getString(1));
                }
                return files;
            }
        }
    }

    /** Whether there is a hold of the time of an exchange that may be on it. */
    static boolean mayBeHeld(Connection connection, UUID exchange) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANY_HOLD)) {
            statement.setObject(1, exchange);
            return isTrue(statement);
        }
    }

    static boolean isHeld(Connection connection, UUID exchange, Function<RecordColumn, Optional<String>> says)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FITTING_HOLD)) {
            statement.setObject(1, exchange);
            statement.setString(2, says.apply(RecordColumn.CLIENT).orElse(null));
            statement.setString(3, says.apply(RecordColumn.PROVIDER).orElse(null));
            statement.setString(4, says.apply(RecordColumn.INQUIRY).orElse(null));
            statement.setBytes(
                    5,
                    says.apply(RecordColumn.SUBJECT_HASH)
                            .map(HexFormat.of()::parseHex)
                            .orElse(null));
            return isTrue(statement);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
