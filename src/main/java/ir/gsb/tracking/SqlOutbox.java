package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages in their table. */
final class SqlOutbox {

    private static final String CLAIM = """
        UPDATE case_message SET claimed_until = :until
         WHERE id IN (SELECT id FROM case_message
                       WHERE sent_at IS NULL AND recipient IS NOT NULL AND put_aside_at IS NULL
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

    void putAside(long id) {
        store.sql("UPDATE case_message SET put_aside_at = ? WHERE id = ? AND put_aside_at IS NULL")
                .param(now())
                .param(id)
                .update();
    }

    int countPutAside() {
        return store.sql("SELECT count(*) FROM case_message WHERE put_aside_at IS NOT NULL AND recipient IS NOT NULL")
                .query(Integer.class)
                .single();
    }

    /** The next of those that were put aside, in the order of their numbers. */
    List<Recipient> asideAfter(long id, int most) {
        return store.sql("""
            SELECT id, case_code, recipient_key_id, recipient FROM case_message
             WHERE put_aside_at IS NOT NULL AND recipient IS NOT NULL AND id > ? ORDER BY id LIMIT ?
            """)
                .params(id, most)
                .query((row, n) -> new Recipient(
                        Place.MESSAGE, row.getLong(1), row.getString(2), new Kept(row.getInt(3), row.getBytes(4))))
                .list();
    }

    void takeBack(Recipient aside) {
        store.sql("UPDATE case_message SET put_aside_at = NULL WHERE id = ?")
                .param(aside.key())
                .update();
    }

    /** Where sealed mobiles are. */
    enum Place {
        CASE("tracked_case", "code", "code", ""),
        MESSAGE("case_message", "id", "case_code", ", put_aside_at = NULL");

        private final String notSealedBy;
        private final String reseal;

        Place(String table, String key, String code, String andAlso) {
            this.notSealedBy = """
                SELECT %2$s, %3$s, recipient_key_id, recipient FROM %1$s
                 WHERE recipient_key_id <> :key AND %2$s > :after ORDER BY %2$s LIMIT :most
                """.formatted(table, key, code);
            this.reseal = "UPDATE %s SET recipient_key_id = ?, recipient = ?%s WHERE %s = ? AND recipient = ?"
                    .formatted(table, andAlso, key);
        }

        private Object beforeAll() {
            return this == CASE ? "" : 0L;
        }
    }

    /**
     * A sealed mobile.
     *
     * @param key of its row
     */
    record Recipient(Place place, Object key, String code, Kept sealed) {}

    /** The next of those in a place that are not sealed by a key, in the order of their rows. */
    List<Recipient> notSealedBy(int keyId, Place place, Optional<Recipient> last, int most) {
        return store.sql(place.notSealedBy)
                .param("key", keyId)
                .param("after", last.map(Recipient::key).orElseGet(place::beforeAll))
                .param("most", most)
                .query((row, n) -> new Recipient(
                        place, row.getObject(1), row.getString(2), new Kept(row.getInt(3), row.getBytes(4))))
                .list();
    }

    void reseal(Recipient old, Kept fresh) {
        store.sql(old.place().reseal)
                .params(fresh.keyId(), fresh.content(), old.key(), old.sealed().content())
                .update();
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
