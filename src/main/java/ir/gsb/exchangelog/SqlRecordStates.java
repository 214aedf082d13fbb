package ir.gsb.exchangelog;

import ir.gsb.exchangelog.RecordState.Place;
import ir.gsb.exchangelog.RecordState.Said;
import ir.gsb.exchangelog.SqlAudit.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads where the records of an exchange are. */
final class SqlRecordStates {

    private static final String FIND = """
        SELECT coalesce(r.kind, l.kind) AS kind, r.kind IS NOT NULL AS there, l.idx,
               r.vault_hash IS NOT NULL AS said, v.kind IS NOT NULL AS kept,
               coalesce(sha256(int4send(v.key_id) || v.wrapped_key || v.content) = r.vault_hash, false) AS same,
               EXISTS (SELECT FROM record e
                        WHERE e.about = w.id AND e.kind = 3 AND e.outcome = 'erased') AS erased
          FROM (SELECT ?::uuid AS id) w
         CROSS JOIN generate_series(1, 3) AS k(kind)
          LEFT JOIN record r ON r.exchange_id = w.id AND r.kind = k.kind
          LEFT JOIN log_leaf l ON l.exchange_id = w.id AND l.kind = k.kind
          LEFT JOIN vault v ON v.exchange_id = w.id AND v.kind = k.kind
         WHERE r.kind IS NOT NULL OR l.kind IS NOT NULL
         ORDER BY k.kind
        """;

    private SqlRecordStates() {}

    /** By their kinds; the connection must see one moment only. */
    static List<RecordState> of(Connection connection, UUID exchange) throws SQLException {
        Set<Key> queued = SqlStrays.queued(connection, new LogAudit.Findings()).keySet();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, exchange);
            try (ResultSet row = statement.executeQuery()) {
                List<RecordState> states = new ArrayList<>();
                while (row.next()) {
                    boolean waits = queued.contains(new Key(exchange, row.getInt("kind")));
                    states.add(new RecordState(row.getInt("kind"), place(row, waits), index(row), said(row)));
                }
                return states;
            }
        }
    }

    private static Optional<Long> index(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("idx", Long.class));
    }

    private static Place place(ResultSet row, boolean waits) throws SQLException {
        if (!row.getBoolean("there")) {
            return Place.MISSING;
        }
        if (index(row).isPresent()) {
            return Place.IN_LOG;
        }
        return waits ? Place.WAITS : Place.STRAY;
    }

    private static Said said(ResultSet row) throws SQLException {
        if (!row.getBoolean("said")) {
            return Said.NONE;
        }
        if (row.getBoolean("kept")) {
            return row.getBoolean("same") ? Said.KEPT : Said.CHANGED;
        }
        return row.getBoolean("erased") ? Said.ERASED : Said.MISSING;
    }
}
