package ir.gsb.exchangelog;

import ir.gsb.exchangelog.WrappingKeys.Scope;
import ir.gsb.store.UsableConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps wrapping keys. */
final class SqlWrappingKeys {

    private static final String ADD = """
        INSERT INTO wrapping_key (inquiry, retention, month, master_id, wrapped) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (inquiry, retention, month) DO NOTHING
        """;

    private static final String OF_SCOPE = """
        SELECT id, master_id, wrapped FROM wrapping_key WHERE inquiry = ? AND retention = ? AND month = ?
        """;

    private static final String BY_ID = "SELECT id, master_id, wrapped FROM wrapping_key WHERE id = ?";

    private static final String OF_OTHERS = """
        SELECT id, master_id, wrapped FROM wrapping_key WHERE master_id <> ? ORDER BY id
        """;

    private static final String REWRAP = """
        UPDATE wrapping_key SET master_id = ?, wrapped = ? WHERE id = ? AND master_id = ?
        """;

    record Stored(int id, int master, byte[] wrapped) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(row.getInt(1), row.getInt(2), row.getBytes(3));
        }
    }

    private final DataSource source;

    SqlWrappingKeys(DataSource source) {
        this.source = source;
    }

    /** The key of a scope, or this one if it has none yet. */
    Stored findOrAdd(Scope scope, int master, byte[] wrapped) throws SQLException {
        try (Connection connection = UsableConnection.of(source)) {
            Optional<Stored> found = ofScope(connection, scope);
            if (found.isPresent()) {
                return found.get();
            }
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                setScope(add, scope);
                add.setInt(4, master);
                add.setBytes(5, wrapped);
                add.executeUpdate();
            }
            return ofScope(connection, scope).orElseThrow(() -> new SQLException("a key that was added is not there"));
        }
    }

    private static Optional<Stored> ofScope(Connection connection, Scope scope) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(OF_SCOPE)) {
            setScope(find, scope);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(Stored.of(row)) : Optional.empty();
            }
        }
    }

    private static void setScope(PreparedStatement statement, Scope scope) throws SQLException {
        statement.setString(1, scope.inquiry());
        statement.setString(2, scope.retention());
        statement.setObject(3, scope.month().atDay(1));
    }

    Optional<Stored> find(int id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(BY_ID)) {
            find.setInt(1, id);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(Stored.of(row)) : Optional.empty();
            }
        }
    }

    List<Stored> notWrappedBy(int master) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement find = connection.prepareStatement(OF_OTHERS)) {
            find.setInt(1, master);
            try (ResultSet row = find.executeQuery()) {
                var others = new ArrayList<Stored>();
                while (row.next()) {
                    others.add(Stored.of(row));
                }
                return others;
            }
        }
    }

    void rewrap(Stored old, int master, byte[] wrapped) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement update = connection.prepareStatement(REWRAP)) {
            update.setInt(1, master);
            update.setBytes(2, wrapped);
            update.setInt(3, old.id());
            update.setInt(4, old.master());
            update.executeUpdate();
        }
    }
}
