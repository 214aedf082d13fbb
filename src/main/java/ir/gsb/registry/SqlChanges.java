package ir.gsb.registry;

import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The log of the registry in its table. */
final class SqlChanges {

    private static final String INSERT = """
        INSERT INTO registry_change (id, at, version, actor, reason, what) VALUES (?, ?, ?, ?, ?, ?)
        """;

    private static final String PAGE = """
        SELECT id, at, version, actor, reason, what FROM registry_change
         WHERE (?::text IS NULL OR what ->> 'kind' = ?) AND (?::text IS NULL OR what ->> 'key' = ?)
           AND (?::uuid IS NULL OR (version, id) < (SELECT version, id FROM registry_change WHERE id = ?))
         ORDER BY version DESC, id DESC LIMIT ?
        """;

    private static final String LATEST = """
        SELECT DISTINCT ON (what ->> 'kind', what ->> 'key') id, at, version, actor, reason, what
          FROM registry_change ORDER BY what ->> 'kind', what ->> 'key', version DESC, id DESC
        """;

    private static final String SINCE = """
        SELECT id, at, version, actor, reason, what FROM registry_change WHERE id >= ? ORDER BY id
        """;

    private static final String REVOCATIONS = """
        SELECT what ->> 'key', min(at) FROM registry_change
         WHERE what ->> 'kind' = 'certificate' AND what -> 'after' ->> 'revoked' = 'true' GROUP BY what ->> 'key'
        """;

    private SqlChanges() {}

    static void append(Connection connection, List<RecordedChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (RecordedChange change : changes) {
                statement.setObject(1, change.id().value());
                statement.setObject(2, change.at().atOffset(ZoneOffset.UTC));
                statement.setLong(3, change.version());
                statement.setString(4, change.actor());
                statement.setString(5, change.reason());
                statement.setObject(6, CanonicalJson.write(change.what()), Types.OTHER);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static boolean none(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT NOT EXISTS (SELECT 1 FROM registry_change)");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The newest first. */
    static List<RecordedChange> page(
            Connection connection,
            Optional<String> kind,
            Optional<String> key,
            Optional<ExchangeId> olderThan,
            int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, kind.orElse(null));
            statement.setString(2, kind.orElse(null));
            statement.setString(3, key.orElse(null));
            statement.setString(4, key.orElse(null));
            UUID older = olderThan.map(ExchangeId::value).orElse(null);
            statement.setObject(5, older, Types.OTHER);
            statement.setObject(6, older, Types.OTHER);
            statement.setInt(7, limit);
            return read(statement);
        }
    }

    /** The last change of each entry. */
    static List<RecordedChange> latest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            return read(statement);
        }
    }

    static List<RecordedChange> since(Connection connection, UUID first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SINCE)) {
            statement.setObject(1, first);
            return read(statement);
        }
    }

    /** Since when each certificate is revoked. */
    static Map<String, Instant> revocations(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REVOCATIONS);
                ResultSet row = statement.executeQuery()) {
            Map<String, Instant> all = new HashMap<>();
            while (row.next()) {
                all.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
            }
            return all;
        }
    }

    private static List<RecordedChange> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<RecordedChange> changes = new ArrayList<>();
            while (row.next()) {
                changes.add(new RecordedChange(
                        new ExchangeId(row.getObject(1, UUID.class)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        CanonicalJson.read(row.getString(6))));
            }
            return changes;
        }
    }
}
