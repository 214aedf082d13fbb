package ir.gsb.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.canonical.Persian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads sheets in all their versions. */
final class SqlSheets {

    private static final String FROM = """
         FROM service s JOIN service_version v ON v.service = s.id AND v.version = s.version
        """;
    private static final String FILE = "SELECT s.*, v.sheet, v.written_by, v.written_at" + FROM;
    private static final String NAMED = " AND (:words = '' OR strpos("
            + FoldedSql.of("concat_ws('|', v.sheet->'title'->>'fa', v.sheet->'title'->>'en', s.reference, s.code)")
            + ", :words) > 0) ";
    private static final String WAITING = """
        WHERE s.state = :state
          AND (CAST(:reviewer AS text) IS NULL OR :others <> coalesce(:reviewer = (
                SELECT actor FROM service_step t WHERE t.service = s.id AND t.word = 'TAKE_UP'
                 ORDER BY t.edit DESC, t.at DESC, t.id DESC LIMIT 1), false))
        """ + NAMED;
    private static final String OWNED = """
        WHERE s.agency = :agency AND (CAST(:state AS text) IS NULL OR s.state = :state)
        """ + NAMED;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient store;

    SqlSheets(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    Optional<ServiceFile> file(long id) {
        return store.sql(FILE + "WHERE s.id = ?")
                .param(id)
                .query(SqlSheets::file)
                .optional();
    }

    Optional<ServiceFile> file(String agency, String reference) {
        return store.sql(FILE + "WHERE s.agency = ? AND s.reference = ?")
                .param(agency)
                .param(reference)
                .query(SqlSheets::file)
                .optional();
    }

    /** The sheets of an agency after a reference, in the order of references. */
    List<ServiceFile> ofAgency(String agency, String after, int most) {
        return store.sql(FILE + "WHERE s.agency = ? AND s.reference > ? ORDER BY s.reference LIMIT ?")
                .param(agency)
                .param(after)
                .param(most)
                .query(SqlSheets::file)
                .list();
    }

    /** The one that waits longest first. */
    List<ServiceFile> waiting(Waiting waiting, int from, int most) {
        return asked(FILE + WAITING + """
            ORDER BY coalesce((SELECT max(at) FROM service_step t WHERE t.service = s.id), v.written_at), s.id
            OFFSET :from LIMIT :most
            """, waiting)
                .param("from", from)
                .param("most", most)
                .query(SqlSheets::file)
                .list();
    }

    int count(Waiting waiting) {
        return asked("SELECT count(*)" + FROM + WAITING, waiting)
                .query(Integer.class)
                .single();
    }

    /** What waits for the agency's people first, then in the order of references. */
    List<ServiceFile> owned(Owned owned, int from, int most) {
        return asked(
                        FILE + OWNED + "ORDER BY array_position(:order, s.state), s.reference OFFSET :from LIMIT :most",
                        owned)
                .param("order", Owned.ORDER.stream().map(State::name).toArray(String[]::new))
                .param("from", from)
                .param("most", most)
                .query(SqlSheets::file)
                .list();
    }

    int count(Owned owned) {
        return asked("SELECT count(*)" + FROM + OWNED, owned)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Owned owned) {
        return store.sql(sql)
                .param("agency", owned.agency())
                .param("state", owned.state().map(State::name).orElse(null))
                .param("words", Persian.folded(owned.words()));
    }

    /** How many sheets of an agency stand where; no state in which none does. */
    Map<State, Integer> counts(String agency) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        store.sql("SELECT state, count(*) FROM service WHERE agency = ? GROUP BY state")
                .param(agency)
                .query(row -> {
                    counts.put(State.valueOf(row.getString("state")), row.getInt("count"));
                });
        return counts;
    }

    private JdbcClient.StatementSpec asked(String sql, Waiting waiting) {
        return store.sql(sql)
                .param("state", waiting.state().name())
                .param("reviewer", waiting.reviewer().orElse(null))
                .param("others", waiting.others())
                .param("words", Persian.folded(waiting.words()));
    }

    /** All after an id, in the order of ids. */
    List<ServiceFile> after(long id, int most) {
        return store.sql(FILE + "WHERE s.id > ? ORDER BY s.id LIMIT ?")
                .param(id)
                .param(most)
                .query(SqlSheets::file)
                .list();
    }

    /** The newest first. */
    List<ServiceFile.Version> versions(long service) {
        return store.sql("""
            SELECT version, sheet, written_by, written_at FROM service_version WHERE service = ? ORDER BY version DESC
            """).param(service).query(SqlSheets::version).list();
    }

    /** The oldest first. */
    List<SheetStep> steps(long service) {
        return store.sql("SELECT * FROM service_step WHERE service = ? ORDER BY edit, at, id")
                .param(service)
                .query(SqlSheets::step)
                .list();
    }

    /** The last time that something was done with a sheet. */
    Optional<SheetStep> newest(long service, Word word) {
        return store.sql("""
            SELECT * FROM service_step WHERE service = ? AND word = ? ORDER BY edit DESC, at DESC, id DESC LIMIT 1
            """)
                .param(service)
                .param(word.name())
                .query(SqlSheets::step)
                .optional();
    }

    /** How many services of an agency were published, for the first time or anew, in a time. */
    int published(String agency, Instant from, Instant before) {
        return store.sql("""
            SELECT count(DISTINCT t.service) FROM service_step t JOIN service s ON s.id = t.service
             WHERE t.word = ? AND t.at >= ? AND t.at < ? AND s.agency = ?
            """)
                .param(Word.PUBLISH.name())
                .param(from.atOffset(ZoneOffset.UTC))
                .param(before.atOffset(ZoneOffset.UTC))
                .param(agency)
                .query(Integer.class)
                .single();
    }

    boolean knowsAgency(String code) {
        return store.sql("SELECT count(*) FROM catalogue_agency WHERE code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The agency's reference of a service. */
    Optional<String> reference(long service) {
        return store.sql("SELECT reference FROM service WHERE id = ?")
                .param(service)
                .query(String.class)
                .optional();
    }

    private static ServiceFile file(ResultSet row, int number) throws SQLException {
        long parent = row.getLong("parent");
        Optional<Long> above = row.wasNull() ? Optional.empty() : Optional.of(parent);
        int published = row.getInt("published_version");
        Optional<Integer> shown = row.wasNull() ? Optional.empty() : Optional.of(published);
        return new ServiceFile(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("reference"),
                above,
                Optional.ofNullable(row.getString("code")),
                State.valueOf(row.getString("state")),
                row.getInt("edit"),
                shown,
                version(row, number));
    }

    private static ServiceFile.Version version(ResultSet row, int number) throws SQLException {
        return new ServiceFile.Version(
                row.getInt("version"),
                Sheets.read(row.getString("sheet")),
                row.getString("written_by"),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static SheetStep step(ResultSet row, int number) throws SQLException {
        return new SheetStep(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                Role.valueOf(row.getString("role")),
                Word.valueOf(row.getString("word")),
                row.getString("reason"),
                remarks(row.getString("remarks")));
    }

    private static Map<String, String> remarks(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the remarks of a step are no object of texts", broken);
        }
    }
}
