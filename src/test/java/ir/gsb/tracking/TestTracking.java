package ir.gsb.tracking;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.MovableClock;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.catalogue.Text;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Holds;
import ir.gsb.exchangelog.InFlight;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All of the room in a database of its own, with two agencies that provide a service each. */
final class TestTracking implements AutoCloseable {

    static final Party CITY = Party.parse("municipality/permits");
    static final Party TAX = Party.parse("tax/portal");
    static final String PERMIT = "10010001";
    static final String FACADE = "10010002";
    static final String TAX_FILE = "10020001";
    static final String PERSON = "0001234560";
    static final String MOBILE = "09000001234";
    static final String END = "1234";

    final HikariDataSource source;
    final MovableClock clock = new MovableClock(Instant.parse("2026-10-30T08:00:00Z"));
    final MasterKeys keys = MasterKeys.ensureSample(TestFolder.of("test-keys"), new SecureRandom());
    final Parts here;
    private final SqlCatalogue catalogue;

    TestTracking(String name) {
        source = SharedPostgres.migrated(name);
        makePartitions();
        agency("municipality", "شهرداری نمونه", "Sample Municipality");
        agency("tax", "سازمان امور مالیاتی کشور", "Tax Administration");
        service(1, "municipality", PERMIT, "صدور پروانهٔ ساختمانی", "Building permit");
        service(2, "tax", TAX_FILE, "تشکیل پروندهٔ مالیاتی", "Opening of a tax file");
        service(3, "municipality", FACADE, "مجوز نماسازی", "Permit for a facade");
        catalogue = new SqlCatalogue(source);
        here = new Parts(source);
        here.pilot.change("municipality", Province.QAZVIN, true, "operator/registry", "the pilot begins");
    }

    /** What one node has of it. */
    final class Parts {
        final Pilot pilot;
        final CaseEvents events;
        final Surveys surveys;
        final Tracking tracking;
        final Outbox outbox;
        final CaseErasure erasure;
        final Holds holds;

        Parts(DataSource store) {
            var random = new SecureRandom();
            var settings = RecordingSettings.of("here");
            var secrets = new KeptSecrets(keys, random);
            var factors = new Factors(keys);
            var acts = new RecordedActs(store, settings, keys, clock, random);
            var agencies = new KnownAgencies(catalogue, TestTracking::registry);
            pilot = new Pilot(store, acts);
            events = new CaseEvents(store, catalogue, agencies, pilot, factors, secrets, clock, random);
            surveys = new Surveys(store, secrets, clock);
            var papers = new SparedPapers(new ExchangeSearch(store, keys), TestTracking::registry);
            tracking = new Tracking(
                    store, factors, secrets, new CaseViews(store, catalogue, agencies, papers, surveys, clock), clock);
            outbox = new Outbox(store, secrets, clock);
            holds = new Holds(store, settings, keys, clock, random);
            erasure = new CaseErasure(acts);
        }
    }

    private static Registry registry() {
        var identity = new Inquiry(
                InquiryType.parse("person-identity/v1"),
                Party.parse("civil-registry/population"),
                "استعلام هویت اشخاص حقیقی",
                "Identity of a natural person",
                true,
                Inquiry.State.ACTIVE,
                "");
        var agency = new Agency("civil-registry", "سازمان ثبت احوال کشور", "Civil Registration", false);
        return new Registry(List.of(agency), List.of(), List.of(), List.of(identity), List.of());
    }

    /** Of the month in which acts are recorded. */
    private void makePartitions() {
        new ExchangeLog(
                        source,
                        RecordingSettings.of("here"),
                        keys,
                        new byte[0],
                        new InFlight(),
                        clock,
                        new SecureRandom())
                .close();
    }

    JdbcClient sql() {
        return JdbcClient.create(source);
    }

    private void agency(String code, String fa, String en) {
        sql().sql("INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)"
                        + " VALUES (?, 'PUBLIC_BODY', ?, ?, true)")
                .params(code, fa, en)
                .update();
    }

    private void service(int id, String agency, String code, String fa, String en) {
        sql().sql("""
            INSERT INTO service (agency, reference, code, state, version, published_version, published_at)
            VALUES (?, ?, ?, 'PUBLISHED', 1, 1, now())
            """).params(agency, code, code).update();
        sql().sql("INSERT INTO service_version VALUES (?, 1, ?::jsonb, 'test', now())")
                .params(id, Sheets.write(Sheet.begun(new Text(fa, en))))
                .update();
        sql().sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, ?, now(), false)")
                .params(id, code)
                .update();
    }

    /** Tells an event by a message of its own. */
    Node.Fields tell(Party party, String... fields) {
        return tell(party, UUID.randomUUID().toString(), Mode.RETRIEVE, fields);
    }

    Node.Fields tell(Party party, String messageId, Mode mode, String... fields) {
        Map<String, Node> said = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            said.put(fields[i], new Node.Text(fields[i + 1]));
        }
        return here.events.answer(CaseMessage.of(party, messageId, mode, new Node.Fields(said), clock.instant()));
    }

    /** Opens a case of a building permit in Qazvin; gives its code. */
    String open(String... more) {
        String[] fields = new String[8 + more.length];
        String[] usual = {"event", "OPENED", "serviceCode", PERMIT, "province", "QAZVIN", "mobile", MOBILE};
        System.arraycopy(usual, 0, fields, 0, usual.length);
        System.arraycopy(more, 0, fields, usual.length, more.length);
        return tell(CITY, fields).text("trackingCode").orElseThrow();
    }

    void move(String code, CaseState... states) {
        for (CaseState state : states) {
            tell(CITY, "event", state.name(), "trackingCode", code, "note", "یادداشت");
        }
    }

    String opened(CaseState... states) {
        String code = open("nationalId", PERSON);
        move(code, states);
        return code;
    }

    CaseView seen(String code) {
        return ((Look.Found) here.tracking.look(code, END, "192.0.2.1")).view();
    }

    @Override
    public void close() {
        catalogue.close();
        source.close();
    }
}
