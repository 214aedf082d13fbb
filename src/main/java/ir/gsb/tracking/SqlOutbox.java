package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages in their table. */
final class SqlOutbox {

    private static final String CLAIM = """
        UPDATE case_message SET claimed_until = :until
         WHERE id IN (SELECT id FROM case_message
                       WHERE sent_at IS NULL AND recipient IS NOT NULL
                         AND (claimed_until IS NULL OR claimed_until <= :now)
                       ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED)
        RETURNING id, case_code, state, agency, template, recipient_key_id, recipient
        """;

    private final JdbcClient store;
    private final Clock clock;

    SqlOutbox(DataSource source, Clock clock) {
        this.store = JdbcClient.create(source);
        this.clock = clock;
    }

    /** A message with its recipient sealed. */
    record Sealed(long id, String code, CaseState state, String agency, String template, Kept recipient) {}

    List<Sealed> claim(int most, Duration time) {
        return store
                .sql(CLAIM)
                .param("until", now().plus(time))
                .param("now", now())
                .param("most", most)
                .query((row, n) -> new Sealed(
                        row.getLong(1),
                        row.getString(2),
                        CaseState.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        new Kept(row.getInt(6), row.getBytes(7))))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Sealed::id))
                .toList();
    }

    void sent(long id) {
        store.sql("UPDATE case_message SET sent_at = ?, recipient_key_id = NULL, recipient = NULL WHERE id = ?")
                .param(now())
                .param(id)
                .update();
    }

    void failed(long id) {
        store.sql("UPDATE case_message SET claimed_until = NULL WHERE id = ?")
                .param(id)
                .update();
    }

    /** A sealed mobile, in a case and in the messages that were written of it. */
    record Recipient(String code, Kept sealed) {}

    List<Recipient> notSealedBy(int keyId) {
        return store.sql("""
            SELECT code, recipient_key_id, recipient FROM tracked_case WHERE recipient_key_id <> :key
            UNION
            SELECT case_code, recipient_key_id, recipient FROM case_message WHERE recipient_key_id <> :key
            """)
                .param("key", keyId)
                .query((row, n) -> new Recipient(row.getString(1), new Kept(row.getInt(2), row.getBytes(3))))
                .list();
    }

    void reseal(Recipient old, Kept fresh) {
        for (String table : List.of("tracked_case SET %s WHERE code", "case_message SET %s WHERE case_code")) {
            store.sql("UPDATE " + table.formatted("recipient_key_id = ?, recipient = ?") + " = ? AND recipient = ?")
                    .params(
                            fresh.keyId(),
                            fresh.content(),
                            old.code(),
                            old.sealed().content())
                    .update();
        }
    }

    int deleteOlderThan(Duration age) {
        return store.sql("DELETE FROM case_message WHERE made_at < ?")
                .param(now().minus(age))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
