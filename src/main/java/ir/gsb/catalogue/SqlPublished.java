package ir.gsb.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is published. */
final class SqlPublished {

    private final JdbcClient store;

    SqlPublished(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    /** A service that appeared, changed or went. */
    record Changed(long number, String code, boolean gone) {}

    List<Changed> changesAfter(long number, int most) {
        return store.sql("SELECT number, code, gone FROM catalogue_change WHERE number > ? ORDER BY number LIMIT ?")
                .param(number)
                .param(most)
                .query((row, n) -> new Changed(row.getLong(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    List<Agency> agencies() {
        return store.sql("SELECT * FROM catalogue_agency")
                .query(SqlPublished::agency)
                .list();
    }

    /** Those of them that are published, in no order. */
    List<PublishedService> published(List<String> codes) {
        return store.sql("""
            SELECT s.id, s.code, p.code AS parent, s.agency, s.published_version, s.published_at, v.sheet
              FROM service s JOIN service_version v ON v.service = s.id AND v.version = s.published_version
              LEFT JOIN service p ON p.id = s.parent
             WHERE s.code = ANY (?)
            """)
                .param(codes.toArray(String[]::new))
                .query(SqlPublished::service)
                .list();
    }

    /** Whether what was told last of a code is that it went. */
    boolean isGone(String code) {
        return store.sql("""
            SELECT c.gone FROM service s JOIN catalogue_change c ON c.service = s.id
             WHERE s.code = ? ORDER BY c.number DESC LIMIT 1
            """).param(code).query(Boolean.class).optional().orElse(false);
    }

    private static PublishedService service(ResultSet row, int number) throws SQLException {
        Sheet sheet = Sheets.read(row.getString("sheet")).publicPart();
        var listing = new Listing(
                row.getLong("id"),
                row.getString("code"),
                Optional.ofNullable(row.getString("parent")),
                row.getString("agency"),
                sheet.title(),
                sheet.classification(),
                sheet.electronic(),
                row.getInt("published_version"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
        return new PublishedService(listing, sheet);
    }

    private static Agency agency(ResultSet row, int number) throws SQLException {
        return new Agency(
                row.getString("code"),
                Optional.ofNullable(row.getString("parent")),
                Agency.Kind.valueOf(row.getString("kind")),
                new Text(row.getString("name_fa"), row.getString("name_en")),
                Optional.ofNullable(row.getString("province")).map(Province::valueOf),
                row.getString("site"),
                row.getString("telephone"),
                row.getBoolean("synthetic"));
    }
}
