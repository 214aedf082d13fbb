package ir.gsb.exchangelog;

import ir.gsb.tlog.Note;
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
import javax.sql.DataSource;

/** Keeps what outsiders say of checkpoints. */
final class SqlAttestations {

    /**
     * A note that was time-stamped stays as it is: the token is over its very bytes. One line of each witness is enough; with
     * one each time that it is asked, a note would grow as long as nothing is new.
     */
    private static final String COSIGN = """
        UPDATE log_checkpoint c SET note = note || ?, kept = true
         WHERE size = ? AND position(? IN note) = 0
           AND NOT EXISTS (SELECT FROM log_timestamp t WHERE t.size = c.size)
        """;

    private static final String STAMP = """
        WITH stamped AS (UPDATE log_checkpoint SET kept = true WHERE size = ? AND note = ? RETURNING size)
        INSERT INTO log_timestamp (size, authority, at, token) SELECT size, ?, ?, ? FROM stamped
        ON CONFLICT DO NOTHING
        """;

    private static final String LAST_STAMP = "SELECT max(at) FROM log_timestamp";

    private static final String STAMPS = "SELECT authority, token FROM log_timestamp WHERE size = ? ORDER BY authority";

    private static final String ATTESTED = """
        SELECT size FROM log_checkpoint c
         WHERE size > ? AND kept AND EXISTS (SELECT FROM log_timestamp t WHERE t.size = c.size)
         ORDER BY size LIMIT 1
        """;

    private final DataSource source;

    SqlAttestations(DataSource source) {
        this.source = source;
    }

    void addCosignature(long size, Note.Signature signature) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(COSIGN)) {
            update.setString(1, signature.line());
            update.setLong(2, size);
            update.setString(3, signature.start());
            update.executeUpdate();
        }
    }

    /** Keeps a token over a note, if that is still what the checkpoint says. */
    void addTimeStamp(StoredCheckpoint checkpoint, TimeStamped stamp, Instant at) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(STAMP)) {
            insert.setLong(1, checkpoint.size());
            insert.setString(2, checkpoint.note().toString());
            insert.setString(3, stamp.authority());
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setBytes(5, stamp.token());
            insert.executeUpdate();
        }
    }

    Optional<Instant> lastTimeStamp() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(LAST_STAMP);
                ResultSet row = find.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    List<TimeStamped> timeStamps(long size) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(STAMPS)) {
            find.setLong(1, size);
            try (ResultSet row = find.executeQuery()) {
                var stamps = new ArrayList<TimeStamped>();
                while (row.next()) {
                    stamps.add(new TimeStamped(row.getString(1), row.getBytes(2)));
                }
                return stamps;
            }
        }
    }

    /** The first checkpoint that covers an index and was time-stamped. */
    Optional<Long> attestedAfter(long index) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(ATTESTED)) {
            find.setLong(1, index);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
