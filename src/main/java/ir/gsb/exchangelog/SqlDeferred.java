package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogEntry.Hold;
import ir.gsb.exchangelog.LogEntry.Recorded;
import ir.gsb.exchangelog.LogEntry.Ride;
import ir.gsb.exchangelog.SqlSweep.Unfinished;
import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.HttpText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Step;
import ir.gsb.message.Timeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Exchanges that are accepted now and carried out later: what is written beside their records, and how they are read. */
final class SqlDeferred {

    private static final String DEFER = "INSERT INTO deferred (exchange_id, until) VALUES (?, to_timestamp(?))";

    private static final String HOLD = """
        UPDATE message_claim SET lease_until = ? WHERE claim_key = ? AND exchange_id = ?
        """;

    private static final String SETTLE = "DELETE FROM deferred WHERE exchange_id = ?";

    private static final String ACCEPTED = """
        SELECT r.exchange_id, r.client, r.message_id, r.retention, r.inquiry, r.protocol, r.steps,
               v.key_id, v.wrapped_key, v.content
          FROM record r
          LEFT JOIN vault v ON v.exchange_id = r.exchange_id AND v.kind = 1
         WHERE r.exchange_id = ? AND r.kind = 1
           AND NOT EXISTS (SELECT FROM record e WHERE e.exchange_id = r.exchange_id AND e.kind = 2)
        """;

    private final DataSource source;
    private final Vault vault;
    private final Clock clock;

    SqlDeferred(DataSource source, Vault vault, Clock clock) {
        this.source = source;
        this.vault = vault;
        this.clock = clock;
    }

    /** Writes what rides with these records. */
    static void write(Connection connection, List<Recorded> recorded) throws SQLException {
        List<SqlRider> riders = new ArrayList<>();
        for (Recorded one : recorded) {
            Ride ride = one.ride();
            if (ride == null) {
                continue;
            }
            if (ride.until() == null) {
                riders.add(SqlRider.of(SETTLE, ride.exchange()));
            } else {
                defer(riders, ride.exchange(), ride.until(), one.needed());
            }
            riders.add(ride.rider());
        }
        SqlRider.write(connection, riders);
    }

    /** The message id stays claimed until then: no retry may carry the exchange out a second time. */
    private static void defer(List<SqlRider> riders, UUID exchange, Instant until, @Nullable Hold hold) {
        riders.add(SqlRider.of(DEFER, exchange, until.getEpochSecond()));
        if (hold != null) {
            riders.add(SqlRider.of(HOLD, until.getEpochSecond(), hold.message(), hold.exchange()));
        }
    }

    Optional<Unfinished> unfinished(ExchangeId id) throws SQLException {
        return accepted(id, Unfinished::of);
    }

    /** The message of an accepted exchange as it was received, if the vault has it. */
    Optional<Received> received(ExchangeId id) throws SQLException {
        return accepted(id, row -> row.getBytes("content") == null ? null : received(id, row));
    }

    private interface Reading<R> {
        @Nullable
        R of(ResultSet row) throws SQLException;
    }

    private <R> Optional<R> accepted(ExchangeId id, Reading<R> reading) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(ACCEPTED)) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(reading.of(row)) : Optional.empty();
            }
        }
    }

    private Received received(ExchangeId id, ResultSet row) throws SQLException {
        var sealed = new Vault.Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), row.getBytes("content"));
        byte[] request = Objects.requireNonNull(
                vault.open(id.value(), RecordRow.ACCEPTED, sealed).get(Part.REQUEST), "an acceptance has a request");
        HttpText text = HttpText.parse(request);
        Instant at = id.receivedAt();
        int question = text.target().indexOf('?');
        Headers headers = text.headers();
        return new Received(
                id,
                at,
                Protocol.values()[row.getInt("protocol")],
                text.method(),
                headers.first("host").orElse(""),
                question < 0 ? text.target() : text.target().substring(0, question),
                question < 0 ? Optional.empty() : Optional.of(text.target().substring(question + 1)),
                Optional.ofNullable(row.getString("inquiry")).map(InquiryType::parse),
                headers,
                text.body(),
                text.body().length,
                "",
                Optional.empty(),
                new Timeline(Duration.between(at, clock.instant()), steps((Integer[])
                        row.getArray("steps").getArray())));
    }

    /** Those that were reached before it was put off, its acceptance with them. */
    private static Map<Step, Long> steps(Integer[] micros) {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] >= 0) {
                steps.put(Step.values()[i], micros[i].longValue());
            }
        }
        long last = steps.values().stream().mapToLong(Long::longValue).max().orElse(0);
        steps.put(Step.ACCEPTED, last);
        return steps;
    }
}
