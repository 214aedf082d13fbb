package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
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

/** Keeps legal holds. */
final class SqlHolds {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String ADD = """
        INSERT INTO legal_hold
               (exchange_id, party, inquiry, subject_hash, from_id, until_id, reason, placed_by, placed_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """;

    private static final String RELEASE = """
        UPDATE legal_hold SET released_by = ?, released_at = ? WHERE id = ? AND released_at IS NULL
        """;

    private static final String LIST = """
        SELECT id, exchange_id, party, inquiry, subject_hash, from_id, until_id,
               reason, placed_by, placed_at, released_by, released_at
          FROM legal_hold ORDER BY id DESC
        """;

    private SqlHolds() {}

    static long add(Connection connection, Hold.About about, String actor, String reason, Instant now)
            throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, about.exchange().map(ExchangeId::value).orElse(null));
            add.setString(2, about.party().map(Party::toString).orElse(null));
            add.setString(3, about.inquiry().map(InquiryType::toString).orElse(null));
            add.setBytes(4, about.subjectHash().orElse(null));
            add.setObject(5, id(about.from(), 0).orElse(FIRST));
            add.setObject(6, id(about.until(), -1).orElse(LAST));
            add.setString(7, reason);
            add.setString(8, actor);
            add.setObject(9, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The first id of a time, or with -1 the last one before it. */
    private static Optional<UUID> id(Optional<Instant> time, int step) {
        return time.map(at -> (at.toEpochMilli() << 16) + step).map(high -> new UUID(high, step));
    }

    static boolean release(Connection connection, long id, String actor, Instant now) throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setString(1, actor);
            release.setObject(2, now.atOffset(ZoneOffset.UTC));
            release.setLong(3, id);
            return release.executeUpdate() == 1;
        }
    }

    static List<Hold> list(Connection connection) throws SQLException {
        try (PreparedStatement list = connection.prepareStatement(LIST);
                ResultSet row = list.executeQuery()) {
            var holds = new ArrayList<Hold>();
            while (row.next()) {
                holds.add(new Hold(
                        row.getLong("id"),
                        about(row),
                        row.getString("reason"),
                        row.getString("placed_by"),
                        row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("released_by")),
                        Optional.ofNullable(row.getObject("released_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
            }
            return holds;
        }
    }

    private static Hold.About about(ResultSet row) throws SQLException {
        UUID from = row.getObject("from_id", UUID.class);
        UUID until = row.getObject("until_id", UUID.class);
        return new Hold.About(
                Optional.ofNullable(row.getObject("exchange_id", UUID.class)).map(ExchangeId::new),
                Optional.ofNullable(row.getString("party")).map(Party::parse),
                Optional.ofNullable(row.getString("inquiry")).map(InquiryType::parse),
                Optional.ofNullable(row.getBytes("subject_hash")),
                from.equals(FIRST) ? Optional.empty() : Optional.of(time(from.getMostSignificantBits())),
                until.equals(LAST) ? Optional.empty() : Optional.of(time(until.getMostSignificantBits() + 1)));
    }

    private static Instant time(long high) {
        return Instant.ofEpochMilli(high >>> 16);
    }
}
