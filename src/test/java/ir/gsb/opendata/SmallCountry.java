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
import ir.gsb.catalogue.Text;
import ir.gsb.search.TestPublishing;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A catalogue of a few services that tests publish, correct and withdraw. */
public final class SmallCountry {

    public static final String AGENCY = "tax";

    private final TestPublishing publishing;

    public SmallCountry(DataSource source) {
        publishing = new TestPublishing(source);
        JdbcClient.create(source).sql("""
            INSERT INTO catalogue_agency (code, kind, name_fa, name_en, province, synthetic)
            VALUES (?, 'SUBSIDIARY', 'سازمان امور مالیاتی کشور', 'Tax Administration', 'QOM', true) ON CONFLICT DO NOTHING
            """).param(AGENCY).update();
    }

    /** Publishes a service, or a correction of it. */
    public void publish(String code, Sheet sheet) {
        publishing.publish(AGENCY, code, sheet);
    }

    /** Publishes a service no more. */
    public void retire(String code) {
        publishing.retire(code);
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
