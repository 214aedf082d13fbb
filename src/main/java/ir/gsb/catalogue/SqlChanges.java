package ir.gsb.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the changes that the catalogue has kept. */
public final class SqlChanges implements Changes {

    private final JdbcClient store;

    public SqlChanges(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    @Override
    public List<Change> after(long number, int most) {
        return store.sql("""
            SELECT number, code, at, gone FROM catalogue_change c
             WHERE number > ?
               AND NOT EXISTS (SELECT FROM catalogue_change later
                                WHERE later.service = c.service AND later.number > c.number)
             ORDER BY number LIMIT ?
            """)
                .param(number)
                .param(most)
                .query(SqlChanges::change)
                .list();
    }

    @Override
    public long newest() {
        return store.sql("SELECT coalesce(max(number), 0) FROM catalogue_change")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Change> newest(String code) {
        return store.sql("""
            SELECT number, code, at, gone FROM catalogue_change
             WHERE service = (SELECT id FROM service WHERE code = ?)
             ORDER BY number DESC LIMIT 1
            """).param(code).query(SqlChanges::change).optional();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getLong("number"),
                row.getString("code"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("gone"));
    }
}
