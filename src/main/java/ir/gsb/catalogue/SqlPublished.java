package ir.gsb.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what is published. */
final class SqlPublished {

    private static final int PORTION = 500;

    private final JdbcClient store;
    private final TransactionTemplate oneMoment;

    SqlPublished(DataSource source) {
        this.store = JdbcClient.create(source);
        this.oneMoment = new TransactionTemplate(new DataSourceTransactionManager(source));
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What changed, as it all was at one moment.
     *
     * @param left codes that are published no more
     * @param more whether more had changed by then
     */
    record News(List<Agency> agencies, List<Listing> fresh, List<String> left, long upTo, boolean more) {

        Published addedTo(Published before) {
            return before.with(agencies, fresh, left, upTo);
        }
    }

    /** @param code of the service; an empty text if an agency changed */
    private record Change(long number, String code) {}

    /** Empty if nothing changed after a change. */
    Optional<News> after(long number) {
        long newest = store.sql("SELECT coalesce(max(number), 0) FROM catalogue_change")
                .query(Long.class)
                .single();
        return newest > number ? Optional.ofNullable(oneMoment.execute(status -> read(number))) : Optional.empty();
    }

    private News read(long number) {
        List<Change> changes = store.sql(
                        "SELECT number, code FROM catalogue_change WHERE number > ? ORDER BY number LIMIT " + PORTION)
                .param(number)
                .query((row, n) -> new Change(row.getLong(1), row.getString(2)))
                .list();
        Set<String> left = new LinkedHashSet<>();
        changes.stream().map(Change::code).filter(code -> !code.isEmpty()).forEach(left::add);
        List<Listing> fresh = published(left);
        fresh.forEach(listing -> left.remove(listing.code()));
        long upTo = changes.isEmpty() ? number : changes.getLast().number();
        return new News(new SqlAgencies(store).all(), fresh, List.copyOf(left), upTo, changes.size() == PORTION);
    }

    /** Those of them that are published, in no order. */
    private List<Listing> published(Set<String> codes) {
        return store.sql("""
            SELECT s.id, s.code, p.code AS parent, s.agency, s.published_version, s.published_at, v.sheet
              FROM service s JOIN service_version v ON v.service = s.id AND v.version = s.published_version
              LEFT JOIN service p ON p.id = s.parent
             WHERE s.code = ANY (?)
            """)
                .param(codes.toArray(String[]::new))
                .query(SqlPublished::listing)
                .list();
    }

    /** The sheets of the versions that are listed, as JSON, by the services' ids. */
    Map<Long, String> sheets(List<Listing> listings) {
        Map<Long, String> found = new HashMap<>();
        store.sql("""
            SELECT service, sheet FROM service_version JOIN unnest(?::bigint[], ?::int[]) AS listed (service, version)
             USING (service, version)
            """)
                .param(listings.stream().map(Listing::id).toArray(Long[]::new))
                .param(listings.stream().map(Listing::version).toArray(Integer[]::new))
                .query((RowCallbackHandler) row -> found.put(row.getLong(1), row.getString(2)));
        return found;
    }

    /** Services with what anyone may see of their sheets, in their order. */
    List<PublishedService> open(List<Listing> listings) {
        Map<Long, String> sheets = sheets(listings);
        return listings.stream()
                .filter(listing -> sheets.containsKey(listing.id()))
                .map(listing -> new PublishedService(
                        listing,
                        Sheets.read(Objects.requireNonNull(sheets.get(listing.id())))
                                .publicPart()))
                .toList();
    }

    private static Listing listing(ResultSet row, int number) throws SQLException {
        Sheet sheet = Sheets.read(row.getString("sheet")).publicPart();
        return new Listing(
                row.getLong("id"),
                row.getString("code"),
                Optional.ofNullable(row.getString("parent")),
                row.getString("agency"),
                sheet.title(),
                sheet.classification(),
                sheet.electronic(),
                row.getInt("published_version"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
