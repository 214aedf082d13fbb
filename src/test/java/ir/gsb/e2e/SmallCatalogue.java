package ir.gsb.e2e;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Access.Stage;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Classification.Audience;
import ir.gsb.catalogue.Classification.Cluster;
import ir.gsb.catalogue.Classification.LifeEvent;
import ir.gsb.catalogue.Contact;
import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.FilledBy;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Relation;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Text;
import ir.gsb.search.Question;
import ir.gsb.search.ServiceSearch;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few agencies and services, as people would find them in a small country. */
final class SmallCatalogue {

    static final String PASSPORT = "99000101";
    static final String PASSPORT_LOST = PASSPORT + "001";
    static final String LICENCE = "99000102";
    static final String TAX_FILE = "99000110";
    static final String GONE = "99000190";

    private static final Text PASSPORT_TITLE = new Text("صدور گذرنامه", "Issue of a passport");
    private static final Access ELECTRONIC = new Access(
            new Stage(Set.of(Channel.WEB, Channel.CALL_CENTRE), ""),
            new Stage(Set.of(Channel.WEB, Channel.MOBILE, Channel.COUNTER_OFFICE), ""),
            new Stage(Set.of(Channel.WEB), ""),
            new Stage(Set.of(Channel.POST, Channel.WEB), ""),
            "https://epolice.example.ir/passport");
    private static final Access IN_PERSON = new Access(
            new Stage(Set.of(Channel.CALL_CENTRE), ""),
            new Stage(Set.of(Channel.IN_PERSON), "اثر انگشت گرفته می‌شود."),
            new Stage(Set.of(Channel.IN_PERSON), ""),
            new Stage(Set.of(Channel.IN_PERSON), "اصل پروانه تحویل می‌شود."),
            "");

    private final SampleHub hub;
    private final JdbcClient store;

    private SmallCatalogue(SampleHub hub) {
        this.hub = hub;
        this.store = JdbcClient.create(hub.store());
    }

    /** Publishes it, unless it is there. */
    static void publish(SampleHub hub) {
        var catalogue = new SmallCatalogue(hub);
        if (hub.part(Catalogue.class).current().service(PASSPORT).isEmpty()) {
            catalogue.agencies();
            catalogue.services();
        }
        Awaitility.await()
                .until(() ->
                        hub.part(Catalogue.class).current().service(TAX_FILE).isPresent()
                                && hub.part(ServiceSearch.class)
                                                .find(Question.of(TAX_FILE))
                                                .total()
                                        > 0);
    }

    private void agencies() {
        agency("interior-it", null, "MINISTRY", "وزارت کشور", "Ministry of the Interior");
        agency("economy-it", null, "MINISTRY", "وزارت امور اقتصادی و دارایی", "Ministry of Economic Affairs");
        agency("police-it", "interior-it", "SUBSIDIARY", "پلیس مهاجرت و گذرنامه", "Passport Police");
        agency("guilds-it", "economy-it", "SUBSIDIARY", "مرکز اصناف و بازرگانان", "Centre for Guilds and Merchants");
        agency("tax", "economy-it", "SUBSIDIARY", "سازمان امور مالیاتی کشور", "Tax Administration");
        agency("qazvin-it", null, "GOVERNORATE", "استانداری قزوین", "Governorate of Qazvin");
        agency("city-bank-it", null, "BANK", "بانک شهر نمونه", "Sample City Bank");
        store.sql("UPDATE catalogue_agency SET site = 'https://epolice.example.ir', telephone = '02182180000',"
                        + " province = 'TEHRAN' WHERE code = 'police-it'")
                .update();
    }

    private void agency(String code, String parent, String kind, String fa, String en) {
        store.sql("""
            INSERT INTO catalogue_agency (code, parent, kind, name_fa, name_en, synthetic) VALUES (?, ?, ?, ?, ?, true)
            ON CONFLICT (code) DO UPDATE SET parent = excluded.parent
            """).params(code, parent, kind, fa, en).update();
    }

    private void services() {
        long passport = service(PASSPORT, "police-it", null, passport());
        service(PASSPORT_LOST, "police-it", passport, part("صدور المثنی گذرنامه", "Replacement of a lost passport"));
        service(PASSPORT + "002", "police-it", passport, part("تمدید گذرنامه", "Renewal of a passport"));
        service(LICENCE, "guilds-it", null, licence());
        service(TAX_FILE, "tax", null, plain("تشکیل پروندهٔ مالیاتی", "Opening of a tax file", Cluster.FINANCE));
        String[][] others = {
            {"پرداخت عوارض خودرو", "Payment of vehicle duties", "TRANSPORT"},
            {"گواهی عدم سوء پیشینه", "Certificate of good conduct", "JUSTICE"},
            {"ثبت ازدواج", "Registration of a marriage", "IDENTITY"},
            {"بیمهٔ سلامت همگانی", "Public health insurance", "HEALTH"},
            {"نوبت‌دهی درمانگاه", "Appointments at a clinic", "HEALTH"},
            {"پروانهٔ ساختمان", "Building permit", "HOUSING"},
            {"انشعاب آب", "Water connection", "ENERGY"},
            {"وام ازدواج", "Marriage loan", "FINANCE"},
            {"مجوز حفر چاه", "Permit to drill a well", "AGRICULTURE"},
            {"معافیت مالیاتی", "Tax exemption", "FINANCE"},
            {"مجوز برگزاری نمایشگاه", "Permit for an exhibition", "CULTURE"},
            {"ثبت‌نام دانشگاه", "University enrolment", "EDUCATION"}
        };
        for (int i = 0; i < others.length; i++) {
            String agency = i % 3 == 0 ? "tax" : i % 3 == 1 ? "qazvin-it" : "city-bank-it";
            service(
                    "990002" + (10 + i),
                    agency,
                    null,
                    plain(others[i][0], others[i][1], Cluster.valueOf(others[i][2])));
        }
        service(GONE, "tax", null, plain("خدمتی که بود", "A service that was", Cluster.FINANCE));
        store.sql("UPDATE service SET state = 'RETIRED', published_version = NULL WHERE code = ?")
                .param(GONE)
                .update();
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) SELECT id, code, now(), true FROM service"
                        + " WHERE code = ?")
                .param(GONE)
                .update();
    }

    private long service(String code, String agency, Long parent, Sheet sheet) {
        long id = store.sql("""
            INSERT INTO service (agency, reference, parent, code, state, version, published_version, published_at)
            VALUES (?, ?, ?, ?, 'PUBLISHED', 1, 1, '2026-11-01T08:00:00Z') RETURNING id
            """)
                .params(agency, "it-" + code, parent, code)
                .query(Long.class)
                .single();
        store.sql("INSERT INTO service_version VALUES (?, 1, ?::jsonb, 'test', now())")
                .params(id, Sheets.write(sheet))
                .update();
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, ?, now(), false)")
                .params(id, code)
                .update();
        return id;
    }

    private static Classification sort(Cluster cluster, LifeEvent... events) {
        return new Classification(
                Classification.Kind.G2C,
                Classification.Nature.SOVEREIGN,
                Classification.Level.NATIONAL,
                cluster,
                Set.of(Audience.CITIZENS),
                Set.of(events),
                Classification.Start.REQUEST,
                Set.of());
    }

    private static Sheet passport() {
        return new Sheet(
                PASSPORT_TITLE,
                new Text(
                        "برای سفر به خارج از کشور گذرنامه لازم است. درخواست آن برخط است و گذرنامه با پست به نشانی شما"
                                + " می‌رسد.",
                        "To travel abroad you need a passport. You ask for it online and it comes to your address by"
                                + " post."),
                sort(Cluster.IDENTITY, LifeEvent.DOCUMENTS, LifeEvent.OTHER),
                List.of("پاسپورت", "سفر خارجی"),
                new Needs(
                        List.of(
                                new Needs.Paper("کارت ملی هوشمند", true, "person-identity/v1", ""),
                                new Needs.Paper("گواهی نشانی محل سکونت", false, "postal-address/v1", ""),
                                new Needs.Paper("کارت پایان خدمت یا معافیت", false, "military-status/v1", ""),
                                new Needs.Paper("عکس ۴×۶ با زمینهٔ سفید", true, "", "")),
                        List.of("تابعیت ایران", "نداشتن ممنوعیت خروج از کشور", "برای افراد زیر ۱۸ سال: رضایت ولی"),
                        List.of(new Needs.Law("قانون گذرنامه", "مادهٔ ۱۷", "1351/12/10"))),
                List.of("گذرنامهٔ پنج‌ساله"),
                new Figures(120_000L, Figures.Period.MONTH, 10, Figures.Frequency.SEVERAL_YEARS, 0),
                List.of(
                        new Cost("حق صدور گذرنامه", 4_500_000, "پرداخت برخط"),
                        new Cost("هزینهٔ پست", 600_000, "پرداخت برخط")),
                ELECTRONIC,
                List.of("سامانهٔ گذرنامه"),
                List.of(
                        new Relation(
                                "civil-registration",
                                "پایگاه جمعیت",
                                List.of("نام", "تاریخ تولد"),
                                0,
                                Relation.Way.ONLINE,
                                Relation.DoneBy.AGENCY,
                                "person-identity/v1"),
                        new Relation(
                                "سازمان وظیفهٔ عمومی",
                                "",
                                List.of("وضعیت خدمت"),
                                0,
                                Relation.Way.ONLINE,
                                Relation.DoneBy.AGENCY,
                                "military-status/v1")),
                List.of("صدور گذرنامه"),
                List.of("ثبت درخواست و پرداخت", "بررسی هویت و ممنوعیت خروج", "چاپ گذرنامه", "ارسال با پست"),
                new Contact("تهران، خیابان نمونه، پلاک 12", "02182180000", "شنبه تا چهارشنبه، 8 تا 14"),
                FilledBy.NONE);
    }

    private static Sheet licence() {
        return new Sheet(
                new Text("صدور پروانهٔ کسب", "Issue of a business licence"),
                new Text("هر واحد صنفی برای آغاز کار پروانهٔ کسب لازم دارد.", "Every shop needs a licence to open."),
                sort(Cluster.BUSINESS, LifeEvent.BUSINESS),
                List.of("جواز کسب", "مغازه"),
                new Needs(
                        List.of(
                                new Needs.Paper("اجاره‌نامه یا سند مالکیت", true, "", ""),
                                new Needs.Paper("شناسنامه", true, "person-identity/v1", "")),
                        List.of("داشتن ۱۸ سال تمام"),
                        List.of(new Needs.Law("قانون نظام صنفی", "مادهٔ ۱۲", "1382/12/24"))),
                List.of("پروانهٔ کسب"),
                new Figures(null, null, 15, null, 2),
                List.of(new Cost("حق عضویت", 9_000_000, "در دفتر اتحادیه")),
                IN_PERSON,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Contact("قزوین، میدان نمونه، اتحادیهٔ صنف", "02833330000", "شنبه تا پنجشنبه، 8 تا 13"),
                FilledBy.NONE);
    }

    private static Sheet part(String fa, String en) {
        return plain(fa, en, Cluster.IDENTITY);
    }

    private static Sheet plain(String fa, String en, Cluster cluster) {
        Sheet begun = Sheet.begun(new Text(fa, en));
        return new Sheet(
                begun.title(),
                new Text("با این خدمت: " + fa + ". درخواست از درگاه دستگاه ثبت می‌شود.", en + ", asked for online."),
                new Classification(
                        Classification.Kind.G2C,
                        Classification.Nature.SOVEREIGN,
                        Classification.Level.PROVINCIAL,
                        cluster,
                        Set.of(Audience.CITIZENS, Audience.BUSINESSES),
                        Set.of(LifeEvent.OTHER),
                        Classification.Start.REQUEST,
                        Set.of(Province.QAZVIN, Province.TEHRAN)),
                List.of(),
                Needs.NONE,
                List.of(),
                new Figures(null, null, 3, null, 0),
                List.of(),
                ELECTRONIC,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Contact.NONE,
                FilledBy.NONE);
    }
}
