package ir.gsb.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.ExchangeId;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Changes sheets in one transaction, and reads what the changes depend on. */
final class SqlSheetChange {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient store;
    private final SqlSheets sheets;

    SqlSheetChange(Connection connection) {
        var source = new SingleConnectionDataSource(connection, true);
        this.store = JdbcClient.create(source);
        this.sheets = new SqlSheets(source);
    }

    SqlSheets sheets() {
        return sheets;
    }

    /**
     * The service as it stands; nobody else changes it before the transaction ends. Who holds more than one holds them in
     * the order of their ids.
     */
    Optional<ServiceFile> held(long id) {
        hold(List.of(id));
        return sheets.file(id);
    }

    /** The same, with the service above it. */
    Optional<ServiceFile> heldBelow(long id) {
        sheets.file(id)
                .ifPresent(file -> hold(
                        Stream.concat(file.parent().stream(), Stream.of(id)).toList()));
        return sheets.file(id);
    }

    /** Holds those that there are of some agencies' references, and says which they are. */
    List<Long> hold(List<String> agencies, List<String> references) {
        return hold(store.sql("SELECT id FROM service WHERE (agency, reference) IN (SELECT * FROM unnest(?, ?))")
                .param(agencies.toArray(String[]::new))
                .param(references.toArray(String[]::new))
                .query(Long.class)
                .list());
    }

    /** Whoever begins a service below one of them need not wait. */
    private List<Long> hold(List<Long> ids) {
        return store.sql("SELECT id FROM service WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE")
                .param(ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Begins a sheet; empty if the reference is taken. */
    Optional<Long> begin(NewSheet sheet, Optional<Long> parent, String author, Instant at) {
        Optional<Long> id = store.sql("""
            INSERT INTO service (agency, reference, parent, state, version) VALUES (?, ?, ?, 'DRAFT', 1)
            ON CONFLICT (agency, reference) DO NOTHING RETURNING id
            """)
                .param(sheet.agency())
                .param(sheet.reference())
                .param(parent.orElse(null))
                .query(Long.class)
                .optional();
        id.ifPresent(service -> write(service, 1, sheet.sheet(), author, at));
        return id;
    }

    /** Writes a version anew, or over what it was. */
    void write(long service, int version, Sheet sheet, String author, Instant at) {
        store.sql("""
            INSERT INTO service_version (service, version, sheet, written_by, written_at)
            VALUES (?, ?, ?::jsonb, ?, ?)
            ON CONFLICT (service, version) DO UPDATE
               SET sheet = excluded.sheet, written_by = excluded.written_by, written_at = excluded.written_at
            """)
                .param(service)
                .param(version)
                .param(Sheets.write(sheet))
                .param(author)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
        store.sql("UPDATE service SET version = ? WHERE id = ?")
                .param(version)
                .param(service)
                .update();
    }

    void stand(long service, State state) {
        store.sql("UPDATE service SET state = ?, edit = edit + 1 WHERE id = ?")
                .param(state.name())
                .param(service)
                .update();
    }

    /** People see it anyway: only its agency's newest version is that again. */
    void backToPublished(long service) {
        store.sql("UPDATE service SET version = published_version WHERE id = ?")
                .param(service)
                .update();
    }

    void give(long service, String code) {
        store.sql("UPDATE service SET code = ? WHERE id = ?")
                .param(code)
                .param(service)
                .update();
    }

    void publish(long service, Instant at) {
        store.sql("UPDATE service SET published_version = version, published_at = ? WHERE id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(service)
                .update();
        tell(service, at, false);
    }

    void withdraw(long service, Instant at) {
        store.sql("UPDATE service SET published_version = NULL WHERE id = ?")
                .param(service)
                .update();
        tell(service, at, true);
    }

    private void tell(long service, Instant at, boolean gone) {
        SqlAgencies.lock(store);
        store.sql("""
            INSERT INTO catalogue_change (service, code, at, gone) SELECT id, code, ?, ? FROM service WHERE id = ?
            """)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(gone)
                .param(service)
                .update();
    }

    void note(ExchangeId id, ServiceFile after, Person who, Wish wish, Instant at) {
        store.sql("""
            INSERT INTO service_step (id, service, version, at, actor, role, word, reason, remarks, edit)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """)
                .param(id.value())
                .param(after.id())
                .param(after.newest().number())
                .param(at.atOffset(ZoneOffset.UTC))
                .param(who.name())
                .param(who.role().name())
                .param(wish.word().name())
                .param(wish.reason())
                .param(json(wish.remarks()))
                .param(after.edit())
                .update();
    }

    /** Whether he wrote, or stood for, any version since the last one that was published. */
    boolean wrote(String name, ServiceFile file) {
        return store.sql("""
            SELECT count(*) FROM service_version v FULL JOIN service_step t USING (service, version)
             WHERE service = ? AND version > ?
               AND (v.written_by = ? OR t.actor = ? AND t.word IN ('DRAFT', 'SAVE', 'REVISE', 'SIGN'))
            """)
                        .param(file.id())
                        .param(file.publishedVersion().orElse(0))
                        .param(name)
                        .param(name)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether someone stood for this version: then its text stays as it was. */
    boolean wasSigned(ServiceFile file) {
        return store.sql("SELECT count(*) FROM service_step WHERE service = ? AND version = ? AND word = 'SIGN'")
                        .param(file.id())
                        .param(file.newest().number())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Given-up ones count: no text is written over that was left. */
    int lastVersion(long service) {
        return store.sql("SELECT max(version) FROM service_version WHERE service = ?")
                .param(service)
                .query(Integer.class)
                .single();
    }

    /** Whether the last step was that he, and in the same capacity, wrote this version, not before a time. */
    boolean sits(Person who, long service, int version, Instant since) {
        return store.sql("""
            SELECT word = 'SAVE' AND version = ? AND actor = ? AND role = ? AND at >= ?
              FROM service_step WHERE service = ? ORDER BY edit DESC, at DESC, id DESC LIMIT 1
            """)
                .param(version)
                .param(who.name())
                .param(who.role().name())
                .param(since.atOffset(ZoneOffset.UTC))
                .param(service)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean hasLivingBelow(long service) {
        return store.sql("SELECT count(*) FROM service WHERE parent = ? AND state <> 'RETIRED'")
                        .param(service)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String json(Object remarks) {
        try {
            return JSON.writeValueAsString(remarks);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }
}
