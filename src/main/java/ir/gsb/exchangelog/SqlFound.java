package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the columns of an exchange that are shown in a row. */
final class SqlFound {

    private SqlFound() {}

    static Found of(ResultSet row) throws SQLException {
        ExchangeId id = new ExchangeId(row.getObject("exchange_id", UUID.class));
        return new Found(
                id,
                id.receivedAt(),
                instant(row, "ended_at"),
                Protocol.values()[row.getInt("protocol")],
                text(row, "client").map(Party::parse),
                text(row, "provider").map(Party::parse),
                text(row, "inquiry").map(InquiryType::parse),
                number(row, "mode").map(mode -> Mode.values()[mode.intValue()]),
                text(row, "agreement"),
                text(row, "outcome"),
                number(row, "status").map(Long::intValue),
                text(row, "client_user"),
                text(row, "tracking_code"),
                text(row, "message_id"),
                id(row, "replay_of"),
                number(row, "elapsed").map(micros -> Duration.of(micros, ChronoUnit.MICROS)));
    }

    /** An id before all that were given from an instant on, and after all earlier ones. */
    static UUID firstIdAt(Instant instant) {
        return new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }

    static Optional<ExchangeId> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class)).map(ExchangeId::new);
    }

    static Map<Step, Long> steps(Integer[] micros) {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] >= 0) {
                steps.put(Step.values()[i], micros[i].longValue());
            }
        }
        return steps;
    }
}
