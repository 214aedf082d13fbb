package ir.gsb.exchangelog;

import ir.gsb.exchangelog.StoredExchange.State;
import ir.gsb.exchangelog.StoredExchange.StoredReply;
import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.HttpText;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads exchanges back. */
final class SqlExchanges {

    private static final String FIND = """
        SELECT e.*, v.key_id, v.wrapped_key, v.content
          FROM exchange e
          LEFT JOIN vault v ON v.exchange_id = e.exchange_id AND v.kind = 2 AND e.ended_at IS NOT NULL
         WHERE e.exchange_id = ?
        """;

    private static final String SAID = """
        SELECT kind, key_id, wrapped_key, content FROM vault WHERE exchange_id = ? ORDER BY kind
        """;

    private final DataSource source;
    private final Vault vault;

    SqlExchanges(DataSource source, Vault vault) {
        this.source = source;
        this.vault = vault;
    }

    /** The first that the store has records of. */
    Optional<ExchangeId> oldest() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT exchange_id FROM record WHERE kind < 3 ORDER BY exchange_id LIMIT 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new ExchangeId(row.getObject(1, UUID.class))) : Optional.empty();
        }
    }

    /** The exchange, if a verified client asked it. */
    Optional<StoredExchange> find(ExchangeId id) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString("client") != null
                        ? Optional.of(exchange(id, row))
                        : Optional.empty();
            }
        }
    }

    private StoredExchange exchange(ExchangeId id, ResultSet row) throws SQLException {
        Optional<Instant> endedAt = Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new StoredExchange(
                id,
                endedAt.isPresent() ? State.DONE : State.PENDING,
                Party.parse(row.getString("client")),
                Protocol.values()[row.getInt("protocol")],
                text(row, "inquiry").map(InquiryType::parse),
                text(row, "agreement"),
                text(row, "message_id"),
                id.receivedAt(),
                endedAt,
                steps((Integer[]) row.getArray("steps").getArray()),
                text(row, "outcome"),
                text(row, "detail"),
                text(row, "violations")
                        .map(pointers -> List.of(pointers.split("\n", -1)))
                        .orElse(List.of()),
                Optional.ofNullable(row.getObject("replay_of", UUID.class)).map(ExchangeId::new),
                reply(id, row));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Map<Step, Long> steps(Integer[] micros) {
        var steps = new EnumMap<Step, Long>(Step.class);
        for (int i = 0; i < micros.length; i++) {
            if (micros[i] >= 0) {
                steps.put(Step.values()[i], micros[i].longValue());
            }
        }
        return steps;
    }

    private Optional<StoredReply> reply(ExchangeId id, ResultSet row) throws SQLException {
        byte @Nullable [] content = row.getBytes("content");
        if (content == null) {
            return Optional.empty();
        }
        var sealed = new Vault.Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), content);
        byte[] text = vault.open(id.value(), RecordRow.ENDED, sealed).get(Part.ANSWER);
        if (text == null) {
            return Optional.empty();
        }
        HttpText answer = HttpText.parse(text);
        return Optional.of(new StoredReply(
                answer.status(), answer.headers().first("content-type").orElse(""), answer.body()));
    }

    /** What was said in an exchange, as far as the vault has it. */
    Optional<Said> said(ExchangeId id) throws SQLException {
        return Said.of(parts(id));
    }

    /** What was said, as far as archived records have it and it was not erased. */
    Optional<Said> said(List<ArchivedRecord> records) throws SQLException {
        var parts = new EnumMap<Part, byte[]>(Part.class);
        try (Connection connection = source.getConnection()) {
            for (ArchivedRecord one : records) {
                UUID exchange = one.exchange().value();
                Optional<byte[]> key = SqlArchived.key(connection, exchange, one.kind());
                if (one.vault().isPresent() && key.isPresent()) {
                    var row = one.vault().get();
                    parts.putAll(
                            vault.open(exchange, one.kind(), new Vault.Sealed(row.keyId(), key.get(), row.content())));
                }
            }
        }
        return Said.of(parts);
    }

    Map<Part, byte[]> parts(ExchangeId id) throws SQLException {
        var parts = new EnumMap<Part, byte[]>(Part.class);
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAID)) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    var sealed = new Vault.Sealed(row.getInt(2), row.getBytes(3), row.getBytes(4));
                    parts.putAll(vault.open(id.value(), row.getInt(1), sealed));
                }
            }
        }
        return parts;
    }
}
