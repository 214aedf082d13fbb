package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all that is recorded of one exchange. */
final class SqlAuditedExchange {

    private static final String FIND = """
        SELECT e.*, e.steps[cardinality(e.steps)] AS elapsed,
               EXISTS (SELECT 1 FROM vault v WHERE v.exchange_id = e.exchange_id) AS kept
          FROM exchange e WHERE e.exchange_id = ?
        """;

    private final SqlReading reading;
    private final SqlActs acts;

    SqlAuditedExchange(SqlReading reading, SqlActs acts) {
        this.reading = reading;
        this.acts = acts;
    }

    Optional<AuditedExchange> find(ExchangeId id) {
        return reading.byIndex(connection -> find(connection, id));
    }

    private Optional<AuditedExchange> find(Connection connection, ExchangeId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(exchange(row, acts.about(connection, id))) : Optional.empty();
            }
        }
    }

    private static AuditedExchange exchange(ResultSet row, List<DoneAct> acts) throws SQLException {
        return new AuditedExchange(
                SqlFound.of(row),
                SqlFound.steps((Integer[]) row.getArray("steps").getArray()),
                Optional.ofNullable(row.getBytes("thumbprint"))
                        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString),
                SqlFound.text(row, "algorithm"),
                SqlFound.text(row, "detail"),
                SqlFound.text(row, "violations")
                        .map(pointers -> List.of(pointers.split("\n", -1)))
                        .orElse(List.of()),
                hex(row.getBytes("subject_hash")),
                SqlFound.number(row, "request_size"),
                SqlFound.number(row, "answer_size"),
                hex(row.getBytes("request_commitment")),
                hex(row.getBytes("answer_commitment")),
                row.getString("node"),
                SqlFound.text(row, "retention"),
                row.getBoolean("kept"),
                acts);
    }

    private static Optional<String> hex(byte @Nullable [] hash) {
        return Optional.ofNullable(hash).map(HexFormat.of()::formatHex);
    }
}
