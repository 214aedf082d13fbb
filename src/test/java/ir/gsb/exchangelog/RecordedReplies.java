package ir.gsb.exchangelog;

import ir.gsb.exchangelog.MasterKeys.KeyFile;
import ir.gsb.exchangelog.VaultFrame.Part;
import ir.gsb.message.HttpText;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What the store of a hub says of its exchanges, each record held against its vault row, as an auditor does. */
public final class RecordedReplies {

    private static final String ALL = """
        SELECT e.exchange_id, e.outcome, e.status, e.replay_of, e.answer_commitment,
               coalesce(e.message_id, a.message_id) AS message_id, a.exchange_id IS NOT NULL AS accepted,
               v.key_id, v.wrapped_key, v.content
          FROM record e
          LEFT JOIN record a ON a.exchange_id = e.exchange_id AND a.kind = 1
          LEFT JOIN vault v ON v.exchange_id = e.exchange_id AND v.kind = 2
         WHERE e.kind = 2
        """;

    private static final String PENDING = """
        SELECT count(*) FROM record a WHERE a.kind = 1
           AND NOT EXISTS (SELECT FROM record e WHERE e.exchange_id = a.exchange_id AND e.kind = 2)
        """;

    /**
     * An exchange that has ended.
     *
     * @param accepted whether its acceptance is recorded too
     * @param reply the body of what was answered, if the record's commitment opens to it
     */
    public record Recorded(
            UUID exchange,
            String messageId,
            String outcome,
            int status,
            Optional<UUID> replayOf,
            boolean accepted,
            Optional<byte[]> reply) {}

    private final DataSource store;
    private final Vault vault;

    /** @param keys the folder with the sample profile's keys */
    public RecordedReplies(DataSource store, Path keys) {
        this.store = store;
        this.vault = new Vault(
                store,
                MasterKeys.load(List.of(new KeyFile(1, keys.resolve("master-1.key"))), keys.resolve("search.key")),
                new SecureRandom());
    }

    public List<Recorded> all() throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL)) {
            var all = new ArrayList<Recorded>();
            while (row.next()) {
                all.add(new Recorded(
                        row.getObject("exchange_id", UUID.class),
                        Optional.ofNullable(row.getString("message_id")).orElse(""),
                        row.getString("outcome"),
                        row.getInt("status"),
                        Optional.ofNullable(row.getObject("replay_of", UUID.class)),
                        row.getBoolean("accepted"),
                        reply(row)));
            }
            return all;
        }
    }

    /** How many exchanges were accepted and have no outcome. */
    public int pending() throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PENDING)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Optional<byte[]> reply(ResultSet row) throws SQLException {
        byte[] commitment = row.getBytes("answer_commitment");
        if (row.getBytes("content") == null || commitment == null) {
            return Optional.empty();
        }
        var sealed = new Vault.Sealed(row.getInt("key_id"), row.getBytes("wrapped_key"), row.getBytes("content"));
        Map<Part, byte[]> parts = vault.open(row.getObject("exchange_id", UUID.class), RecordRow.ENDED, sealed);
        byte[] answer = parts.get(Part.ANSWER);
        boolean opens = Arrays.equals(commitment, VaultFrame.commitment(parts.get(Part.ANSWER_SALT), answer));
        return opens ? Optional.of(HttpText.parse(answer).body()) : Optional.empty();
    }
}
