package ir.gsb.console;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the searches that auditors named. */
final class SqlSavedReports {

    private final JdbcClient store;
    private final Clock clock;

    SqlSavedReports(DataSource source, Clock clock) {
        this.store = JdbcClient.create(source);
        this.clock = clock;
    }

    /** Keeps a search; one of the same owner and name is replaced. */
    void save(String owner, String name, String query) {
        store.sql("""
            INSERT INTO saved_report (owner, name, query, made_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (owner, name) DO UPDATE SET query = excluded.query, made_at = excluded.made_at
            """)
                .param(owner)
                .param(name)
                .param(query)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first. */
    List<SavedReport> of(String owner) {
        return store.sql("""
            SELECT id, name, query, made_at FROM saved_report WHERE owner = ? ORDER BY made_at DESC, id LIMIT 200
            """)
                .param(owner)
                .query((row, n) -> new SavedReport(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Another's stays. */
    void delete(String owner, long id) {
        store.sql("DELETE FROM saved_report WHERE owner = ? AND id = ?")
                .param(owner)
                .param(id)
                .update();
    }
}
