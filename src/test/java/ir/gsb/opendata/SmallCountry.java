package ir.gsb.opendata;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Contact;
import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.FilledBy;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Text;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A catalogue of a few services that tests publish, correct and withdraw. */
public final class SmallCountry {

    public static final String AGENCY = "small-registry";

    private final JdbcClient store;
    private final TransactionTemplate transaction;

    public SmallCountry(DataSource source) {
        store = JdbcClient.create(source);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        store.sql("""
            INSERT INTO catalogue_agency (code, kind, name_fa, name_en, province, synthetic)
            VALUES (?, 'MUNICIPALITY', 'ثبت کوچک', 'Small registry', 'QOM', true) ON CONFLICT DO NOTHING
            """).param(AGENCY).update();
    }

    /** Publishes a service, or a correction of it. */
    public void publish(String code, Sheet sheet) {
        transaction.executeWithoutResult(_ -> {
            store.sql("SELECT catalogue_changing()").query().listOfRows();
            store.sql("""
                INSERT INTO service (agency, reference, parent, code, state, version, published_version, published_at)
                VALUES (?, ?, (SELECT id FROM service WHERE code = ?), ?, 'PUBLISHED', 1, 1, now())
                ON CONFLICT (code) DO UPDATE SET version = service.version + 1, state = 'PUBLISHED',
                    published_version = service.version + 1, published_at = now()
                """)
                    .params(AGENCY, code, code.substring(0, 8), code)
                    .update();
            store.sql("""
                INSERT INTO service_version (service, version, sheet, written_by, written_at)
                SELECT id, version, cast(? AS jsonb), 'a test', now() FROM service WHERE code = ?
                """).params(Sheets.write(sheet), code).update();
            changed(code, false);
        });
    }

    /** Publishes a service no more. */
    public void withdraw(String code) {
        transaction.executeWithoutResult(_ -> {
            store.sql("SELECT catalogue_changing()").query().listOfRows();
            store.sql("UPDATE service SET state = 'RETIRED', published_version = NULL WHERE code = ?")
                    .param(code)
                    .update();
            changed(code, true);
        });
    }

    private void changed(String code, boolean gone) {
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) SELECT id, code, now(), ? FROM service WHERE code = ?")
                .params(gone, code)
                .update();
    }

    /** A full sheet of an electronic service. */
    public static Sheet sheet(String title) {
        return new Sheet(
                new Text(title, "Small service"),
                new Text("شرح " + title, "What it is"),
                new Classification(
                        Classification.Kind.G2C,
                        Classification.Nature.SOVEREIGN,
                        Classification.Level.PROVINCIAL,
                        Classification.Cluster.IDENTITY,
                        Set.of(Classification.Audience.CITIZENS),
                        Set.of(Classification.LifeEvent.BIRTH, Classification.LifeEvent.BUSINESS),
                        Classification.Start.REQUEST,
                        Set.of(Province.QOM, Province.YAZD)),
                List.of("شناسنامه", "سجل"),
                new Needs(
                        List.of(new Needs.Paper("گواهی ولادت", true, "", "https://example.ir/form?a=1")),
                        List.of("تابعیت ایران"),
                        List.of(new Needs.Law("قانون ثبت احوال", "مادهٔ ۱۲", "1355"))),
                List.of("شناسنامه"),
                new Figures(1200L, Figures.Period.YEAR, 3, Figures.Frequency.ONCE, 0),
                List.of(new Cost("کارمزد", 150_000, "برخط")),
                new Access(
                        new Access.Stage(Set.of(Channel.WEB), ""),
                        new Access.Stage(Set.of(Channel.WEB, Channel.MOBILE), ""),
                        Access.Stage.NONE,
                        new Access.Stage(Set.of(Channel.WEB, Channel.POST), ""),
                        "https://example.ir/birth"),
                List.of(),
                List.of(),
                List.of(),
                List.of("ثبت درخواست", "صدور"),
                new Contact("قم، خیابان یکم", "02500000000", "۸ تا ۱۴"),
                FilledBy.NONE);
    }
}
