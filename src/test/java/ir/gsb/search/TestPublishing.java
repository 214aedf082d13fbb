package ir.gsb.search;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Contact;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.FilledBy;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes sheets straight into a test's store. */
public final class TestPublishing {

    private final JdbcClient store;
    private final TransactionTemplate transaction;

    public TestPublishing(DataSource source) {
        this.store = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    public void agency(String code, String fa, String en) {
        store.sql("""
            INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic) VALUES (?, 'SUBSIDIARY', ?, ?, true)
            """).params(code, fa, en).update();
    }

    public void rename(String code, String fa) {
        transaction.executeWithoutResult(status -> {
            store.sql("SELECT catalogue_changing()").query().listOfRows();
            store.sql("UPDATE catalogue_agency SET name_fa = ? WHERE code = ?")
                    .params(fa, code)
                    .update();
            store.sql("INSERT INTO catalogue_change (agency, code, at, gone) VALUES (?, '', now(), false)")
                    .param(code)
                    .update();
        });
    }

    /** A service, or a sub-service if its code has 11 digits. */
    public void publish(String agency, String code, Sheet sheet) {
        transaction.executeWithoutResult(status -> {
            store.sql("SELECT catalogue_changing()").query().listOfRows();
            Optional<Long> known = store.sql("SELECT id FROM service WHERE code = ?")
                    .param(code)
                    .query(Long.class)
                    .optional();
            long id = known.orElseGet(() -> insert(agency, code));
            int version = store.sql("SELECT COALESCE(MAX(version), 0) + 1 FROM service_version WHERE service = ?")
                    .param(id)
                    .query(Integer.class)
                    .single();
            store.sql("INSERT INTO service_version VALUES (?, ?, ?::jsonb, 'test', now())")
                    .params(id, version, Sheets.write(sheet))
                    .update();
            store.sql("UPDATE service SET version = ?, published_version = ?, published_at = now() WHERE id = ?")
                    .params(version, version, id)
                    .update();
            changed(id, code, false);
        });
    }

    public void retire(String code) {
        transaction.executeWithoutResult(status -> {
            store.sql("SELECT catalogue_changing()").query().listOfRows();
            long id = store.sql(
                            "UPDATE service SET state = 'RETIRED', published_version = NULL WHERE code = ? RETURNING"
                                    + " id")
                    .param(code)
                    .query(Long.class)
                    .single();
            changed(id, code, true);
        });
    }

    private long insert(String agency, String code) {
        return store.sql("""
            INSERT INTO service (agency, reference, parent, code, state, version)
            VALUES (?, ?, (SELECT id FROM service WHERE code = ?), ?, 'PUBLISHED', 1) RETURNING id
            """)
                .params(agency, "r" + code, code.length() > 8 ? code.substring(0, 8) : "", code)
                .query(Long.class)
                .single();
    }

    private void changed(long id, String code, boolean gone) {
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, ?, now(), ?)")
                .params(id, code, gone)
                .update();
    }

    public static Sheet sheet(String title, String english, String description) {
        return sheet(title, english, description, Classification.NONE, false, List.of());
    }

    public static Sheet sheet(
            String title,
            String english,
            String description,
            Classification classification,
            boolean electronic,
            List<String> documents) {
        var web = new Access.Stage(Set.of(Access.Channel.WEB), "");
        return new Sheet(
                new Text(title, english),
                new Text(description, ""),
                classification,
                List.of(),
                new Needs(
                        documents.stream()
                                .map(paper -> new Needs.Paper(paper, true, "", ""))
                                .toList(),
                        List.of(),
                        List.of()),
                List.of(),
                Figures.NONE,
                List.of(),
                electronic ? new Access(web, web, web, web, "https://example.ir") : Access.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Contact.NONE,
                FilledBy.NONE);
    }
}
