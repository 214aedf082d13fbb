package ir.gsb.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Agencies and their representatives in their tables. */
final class SqlAgencies {

    private static final String PEOPLE = "SELECT agency, name, position, telephone FROM representative ";

    /** Of its services, too: who mirrors them has its name beside theirs. */
    private static final String TELL = """
        INSERT INTO catalogue_change (agency, service, code, at, gone)
        SELECT :agency, NULL, '', CAST(:at AS timestamptz), false
         UNION ALL
        SELECT NULL, id, code, :at, false FROM service WHERE agency = :agency AND published_version IS NOT NULL
        """;

    private final JdbcClient store;

    SqlAgencies(JdbcClient store) {
        this.store = store;
    }

    static SqlAgencies reading(DataSource source) {
        return new SqlAgencies(JdbcClient.create(source));
    }

    static SqlAgencies reading(Connection connection) {
        return reading(new SingleConnectionDataSource(connection, true));
    }

    /** To change them in one transaction: nobody else does, and nothing is published, before it ends. */
    static SqlAgencies changing(Connection connection) {
        var store = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        lock(store);
        return new SqlAgencies(store);
    }

    /** Whoever tells of a change waits for who did before him, so that the numbers become visible in their order. */
    static void lock(JdbcClient store) {
        store.sql("SELECT catalogue_changing()").query((row, n) -> n).list();
    }

    List<Agency> all() {
        return store.sql("SELECT * FROM catalogue_agency ORDER BY code")
                .query(SqlAgencies::agency)
                .list();
    }

    Optional<Agency> agency(String code) {
        return store.sql("SELECT * FROM catalogue_agency WHERE code = ?")
                .param(code)
                .query(SqlAgencies::agency)
                .optional();
    }

    List<Representative> representatives() {
        return store.sql(PEOPLE).query(SqlAgencies::representative).list();
    }

    List<Representative> representatives(String agency) {
        return store.sql(PEOPLE + "WHERE agency = ? ORDER BY name, id")
                .param(agency)
                .query(SqlAgencies::representative)
                .list();
    }

    /** How many each agency has. */
    Map<String, Integer> representativesByAgency() {
        Map<String, Integer> numbers = new TreeMap<>();
        store.sql("SELECT agency, count(*) FROM representative GROUP BY agency")
                .query((RowCallbackHandler) row -> numbers.put(row.getString(1), row.getInt(2)));
        return numbers;
    }

    /** Writes what is new or changed, and tells of it what people see. */
    void keep(PlannedAgency planned, Instant at) {
        if (!planned.isSame()) {
            write(planned.after());
            store.sql(TELL)
                    .param("agency", planned.after().code())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }
        planned.people().forEach(this::write);
    }

    private void write(Agency agency) {
        store.sql("""
            INSERT INTO catalogue_agency (code, parent, kind, name_fa, name_en, province, site, telephone, synthetic)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE
               SET parent = excluded.parent, kind = excluded.kind, name_fa = excluded.name_fa,
                   name_en = excluded.name_en, province = excluded.province, site = excluded.site,
                   telephone = excluded.telephone
            """)
                .param(agency.code())
                .param(agency.parent().orElse(null))
                .param(agency.kind().name())
                .param(agency.name().fa())
                .param(agency.name().en())
                .param(agency.province().map(Enum::name).orElse(null))
                .param(agency.site())
                .param(agency.telephone())
                .param(agency.synthetic())
                .update();
    }

    private void write(PlannedAgency.Changed person) {
        person.before()
                .ifPresent(old -> store.sql("DELETE FROM representative WHERE agency = ? AND name = ?")
                        .params(old.agency(), old.name())
                        .update());
        person.after()
                .ifPresent(now -> store.sql("""
                    INSERT INTO representative (agency, name, position, telephone, synthetic) VALUES (?, ?, ?, ?, false)
                    """)
                        .params(now.agency(), now.name(), now.position(), now.telephone())
                        .update());
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

    private static Representative representative(ResultSet row, int number) throws SQLException {
        return new Representative(
                row.getString("agency"), row.getString("name"), row.getString("position"), row.getString("telephone"));
    }
}
