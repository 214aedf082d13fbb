package ir.gsb.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the changes that the catalogue has kept. */
public final class SqlChanges implements Changes {

    private final JdbcClient store;

    public SqlChanges(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    @Override
    public List<Change> between(long number, long last, int most) {
        return store.sql("""
            SELECT number, code, at FROM catalogue_change c
             WHERE number > :after AND number <= :last AND service IS NOT NULL
               AND NOT EXISTS (SELECT FROM catalogue_change later
                                WHERE later.service = c.service AND later.number > c.number AND later.number <= :last)
             ORDER BY number LIMIT :most
            """)
                .param("after", number)
                .param("last", last)
                .param("most", most)
                .query(SqlChanges::change)
                .list();
    }

    @Override
    public long newest() {
        return store.sql("SELECT coalesce(max(number), 0) FROM catalogue_change")
                .query(Long.class)
                .single();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getLong("number"),
                row.getString("code"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
