package ir.gsb.exchangelog;

import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The published checkpoints. */
final class SqlCheckpoints {

    private static final String COLUMNS = "SELECT size, root, note, at, kept FROM log_checkpoint ";

    private static final String STAMPS = "SELECT authority, at FROM log_timestamp WHERE size = ? ORDER BY at";

    /** Of each hour the last one stays. */
    private static final String THIN = """
        DELETE FROM log_checkpoint c
         WHERE NOT c.kept AND c.at < ?
           AND EXISTS (SELECT FROM log_checkpoint l
                        WHERE l.size > c.size AND date_trunc('hour', l.at) = date_trunc('hour', c.at))
        """;

    private SqlCheckpoints() {}

    static Optional<StoredCheckpoint> latest(Connection connection) throws SQLException {
        return list(connection, Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** Those that are smaller than a size, the largest first. */
    static List<StoredCheckpoint> list(Connection connection, long below, int most) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(COLUMNS + "WHERE size < ? ORDER BY size DESC LIMIT ?")) {
            statement.setLong(1, below);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                List<StoredCheckpoint> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(checkpoint(rows));
                }
                return found;
            }
        }
    }

    /** The first that covers an index and that somebody outside has vouched for. */
    static Optional<StoredCheckpoint> vouchedFor(Connection connection, long index) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(COLUMNS + "WHERE size > ? AND kept ORDER BY size LIMIT 1")) {
            statement.setLong(1, index);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(checkpoint(row)) : Optional.empty();
            }
        }
    }

    /** Who has vouched for a checkpoint, time-stamps last. */
    static List<Voucher> vouchers(Connection connection, StoredCheckpoint checkpoint) throws SQLException {
        List<Voucher> vouchers = new ArrayList<>();
        for (Note.Signature signature : checkpoint.note().signatures()) {
            CosignatureVerifier.timeIn(signature)
                    .ifPresent(at -> vouchers.add(new Voucher(Voucher.Kind.COSIGNED, signature.name(), at)));
        }
        try (PreparedStatement statement = connection.prepareStatement(STAMPS)) {
            statement.setLong(1, checkpoint.size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(2, OffsetDateTime.class).toInstant();
                    vouchers.add(new Voucher(Voucher.Kind.TIME_STAMPED, row.getString(1), at));
                }
            }
        }
        return vouchers;
    }

    private static StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        try {
            return new StoredCheckpoint(
                    row.getLong(1),
                    new Hash(row.getBytes(2)),
                    Note.parse(row.getString(3)),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getBoolean(5));
        } catch (TlogException | IllegalArgumentException changed) {
            throw new SQLException("the checkpoint of size " + row.getLong(1) + " in the store is no note", changed);
        }
    }

    static void write(Connection connection, StoredCheckpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO log_checkpoint (size, root, note, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setLong(1, checkpoint.size());
            statement.setBytes(2, checkpoint.root().bytes());
            statement.setString(3, checkpoint.note().toString());
            statement.setObject(4, checkpoint.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Forgets most of those that nobody but the log has signed, once they are older than this. */
    static void thin(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(THIN)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** The index of a record's entry. */
    static Optional<Long> indexOf(Connection connection, UUID exchange, int kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT idx FROM log_leaf WHERE exchange_id = ? AND kind = ?")) {
            statement.setObject(1, exchange);
            statement.setInt(2, kind);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
