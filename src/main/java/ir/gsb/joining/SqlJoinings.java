package ir.gsb.joining;

import ir.gsb.joining.Joining.State;
import ir.gsb.message.Party;
import ir.gsb.security.CertificateRequest;
import ir.gsb.security.Fingerprint;
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

/** Joinings in their table. */
final class SqlJoinings {

    private static final String COLUMNS =
            "id, at, agency, system, contact, source, request, state, decided_at, reason, chain";

    private static final String INSERT = """
        INSERT INTO joining (id, at, agency, system, contact, source, request, key_sha256, state, reason, chain)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', '', '') ON CONFLICT DO NOTHING
        """;

    private static final String DECIDE = """
        UPDATE joining SET state = ?, reason = ?, chain = ?, contact = '', decided_at = ?
         WHERE id = ? AND state = 'WAITING'
        """;

    private static final String LAPSE = """
        UPDATE joining SET state = 'REFUSED', reason = ?, contact = '', decided_at = ?
         WHERE state = 'WAITING' AND at < ?
        """;

    private final DataSource source;

    SqlJoinings(DataSource source) {
        this.source = source;
    }

    /** @return whether it was written; not if its key waits already */
    boolean add(Joining joining) throws SQLException {
        return update(
                        INSERT,
                        joining.id(),
                        time(joining.at()),
                        joining.party().agency(),
                        joining.party().system(),
                        joining.contact(),
                        joining.source(),
                        joining.request().der(),
                        Fingerprint.hash(joining.request().key()))
                > 0;
    }

    Optional<Joining> find(String id) throws SQLException {
        return query("SELECT " + COLUMNS + " FROM joining WHERE id = ?", id).stream()
                .findFirst();
    }

    /** The one that waits with a key. */
    Optional<Joining> waiting(byte[] keyHash) throws SQLException {
        return query("SELECT " + COLUMNS + " FROM joining WHERE state = 'WAITING' AND key_sha256 = ?", keyHash).stream()
                .findFirst();
    }

    /** The newest first. */
    List<Joining> list(State state, int limit) throws SQLException {
        return query(
                "SELECT " + COLUMNS + " FROM joining WHERE state = ? ORDER BY at DESC, id LIMIT ?",
                state.name(),
                limit);
    }

    int waiting() throws SQLException {
        return count("SELECT count(*) FROM joining WHERE state = 'WAITING'");
    }

    int from(String address, Instant since) throws SQLException {
        return count("SELECT count(*) FROM joining WHERE source = ? AND at >= ?", address, time(since));
    }

    /** Refuses what has waited since before a time. */
    void lapse(Instant before, Instant now, String reason) throws SQLException {
        update(LAPSE, reason, time(now), time(before));
    }

    /** @return whether it was waiting */
    static boolean decide(Connection connection, String id, State state, String reason, String chain, Instant now)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, DECIDE, state.name(), reason, chain, time(now), id)) {
            return statement.executeUpdate() > 0;
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private int count(String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Joining> query(String sql, Object... values) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<Joining> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Joining(
                        row.getString("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new Party(row.getString("agency"), row.getString("system")),
                        row.getString("contact"),
                        row.getString("source"),
                        CertificateRequest.read(row.getBytes("request")),
                        State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getString("reason"),
                        row.getString("chain")));
            }
            return all;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
