package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.ImportPlan.Fate;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.store.SharedPostgres;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgencyImportTest {

    private static final String HEAD = "code,kind,name.fa,name.en,parent,province,site,telephone,representatives\n";
    private static final String TWO = HEAD + """
        tax,SUBSIDIARY,سازمان مالیات,Tax Administration,economy,,https://tax.example,021-33967000,سارا امیری | کارشناس | ۰۲۱
        economy,وزارتخانه,وزارت اقتصاد,Ministry of Economy,,تهران,,,
        """;

    private HikariDataSource source;
    private AgencyImport agencies;
    private Agencies stored;

    @BeforeEach
    void make_an_empty_store() {
        source = SharedPostgres.migrated("agency_import");
        var keys = MasterKeys.ensureSample(TestFolder.of("agency-keys"), new SecureRandom());
        var clock = Clock.systemUTC();
        agencies = new AgencyImport(
                new RecordedActs(source, RecordingSettings.of("test"), keys, clock, new SecureRandom()).prepared(),
                clock,
                new SecureRandom());
        stored = new Agencies(source);
    }

    @AfterEach
    void close_it() {
        source.close();
    }

    private ImportPlan apply(String file) {
        return agencies.apply("m.admin", "a test", file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> faults(String rows) {
        return apply(HEAD + rows).faults().stream()
                .map(fault -> fault.row() + " " + fault.column())
                .toList();
    }

    private int count(String table) {
        return JdbcClient.create(source)
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void adds_agencies_in_whatever_order_they_come() {
        assertThat(apply(TWO).applied()).isTrue();

        assertThat(stored.agency("tax"))
                .contains(new Agency(
                        "tax",
                        Optional.of("economy"),
                        Agency.Kind.SUBSIDIARY,
                        new Text("سازمان مالیات", "Tax Administration"),
                        Optional.empty(),
                        "https://tax.example",
                        "021-33967000",
                        false));
        assertThat(stored.agency("economy").flatMap(Agency::province)).contains(Province.TEHRAN);
        assertThat(stored.representatives("tax"))
                .containsExactly(new Representative("tax", "سارا امیری", "کارشناس", "021"));
    }

    @Test
    void changes_nothing_where_nothing_changed() {
        apply(TWO);
        int acts = count("record");
        int changes = count("catalogue_change");

        assertThat(apply(TWO).items()).extracting(ImportPlan.Item::fate).containsOnly(Fate.SAME);
        assertThat(count("record")).isEqualTo(acts);
        assertThat(count("catalogue_change")).isEqualTo(changes);
    }

    @Test
    void leaves_columns_that_the_file_does_not_have_and_empties_those_that_are_empty() {
        apply(TWO);
        ImportPlan plan = apply("code,name.en\ntax,Tax Authority\n");

        assertThat(plan.items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.changes()).extracting(Difference::path).containsExactly("name.en"));
        assertThat(stored.all()).extracting(Agency::code).containsExactly("economy", "tax");
        assertThat(stored.agency("tax").orElseThrow().site()).isEqualTo("https://tax.example");
        assertThat(stored.representatives("tax"))
                .extracting(Representative::name)
                .containsExactly("سارا امیری");

        apply("code,parent,site,representatives\ntax,,,\n");
        assertThat(stored.agency("tax").orElseThrow())
                .satisfies(tax -> assertThat(tax.parent()).isEmpty())
                .satisfies(tax -> assertThat(tax.site()).isEmpty());
        assertThat(stored.representatives("tax")).isEmpty();
    }

    @Test
    void changes_a_representative_known_by_any_spelling_of_the_name_and_takes_away_who_is_not_named() {
        apply(TWO);
        apply("code,representatives\ntax,\"سارا امیری | کارشناس | 021\nرضا کریمی | مدیر\"\n");
        assertThat(stored.representatives("tax")).hasSize(2);

        ImportPlan plan = apply("code,representatives\ntax,سارا اميری | مدیرکل | 021-2\n");

        assertThat(plan.items().getFirst().changes()).hasSize(2);
        assertThat(stored.representatives("tax"))
                .containsExactly(new Representative("tax", "سارا امیری", "مدیرکل", "021-2"));
        assertThat(stored.representativesByAgency()).containsEntry("tax", 1);
    }

    @Test
    void refuses_what_is_no_agency_by_row_and_column() {
        assertThat(faults("Tax!,MINISTRY,نام,Name,,,,,\n")).containsExactly("2 code");
        assertThat(faults("tax,CASTLE,نام,Name,,,,,\n")).containsExactly("2 kind");
        assertThat(faults("tax,,نام,Name,,,,,\n")).containsExactly("2 kind");
        assertThat(faults("tax,MINISTRY,,,,,,,\n")).containsExactly("2 name.fa", "2 name.en");
        assertThat(faults("tax,MINISTRY,نام,Name,,Atlantis,,,\n")).containsExactly("2 province");
        assertThat(faults("tax,MINISTRY,نام,Name,,,ftp://tax,,\n")).containsExactly("2 site");
        assertThat(faults("tax,MINISTRY,نام,Name,,,,call us,\n")).containsExactly("2 telephone");
        assertThat(faults("tax,MINISTRY,نام,Name,,,,,| مدیر\n")).containsExactly("2 representatives");
        assertThat(faults("tax,MINISTRY,%s,Name,,,,,\n".formatted("ن".repeat(201))))
                .containsExactly("2 name.fa");
        assertThat(stored.all()).isEmpty();
    }

    @Test
    void refuses_doubles() {
        String tax = "tax,MINISTRY,نام,Name,,,,,\n";
        assertThat(faults(tax + tax)).containsExactly("3 code");
        assertThat(faults("tax,MINISTRY,نام,Name,,,,,\"علی رضایی\nعلي رضایی | مدیر\"\n"))
                .containsExactly("2 representatives");
        assertThat(stored.all()).isEmpty();
    }

    @Test
    void refuses_parents_that_nobody_knows_and_circles() {
        assertThat(faults("tax,MINISTRY,نام,Name,economy,,,,\n")).containsExactly("2 parent");
        assertThat(faults("tax,MINISTRY,نام,Name,tax,,,,\n")).containsExactly("2 parent");
        assertThat(faults("tax,MINISTRY,نام,Name,economy,,,,\neconomy,MINISTRY,نام,Name,tax,,,,\n"))
                .containsExactly("2 parent", "3 parent");
        apply(TWO);
        assertThat(apply("code,parent\neconomy,tax\n").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.says().en()).contains("tax <- economy"));
        assertThat(stored.agency("economy").orElseThrow().parent()).isEmpty();
    }

    @Test
    void does_all_of_a_file_or_nothing() {
        assertThat(apply(TWO + "post,CASTLE,پست,Post,,,,,\n").applied()).isFalse();
        assertThat(stored.all()).isEmpty();
        assertThat(count("record")).isZero();
        assertThat(agencies.dryRun(TWO.getBytes(StandardCharsets.UTF_8)).items())
                .extracting(ImportPlan.Item::fate)
                .containsOnly(Fate.NEW);
        assertThat(stored.all()).isEmpty();
    }

    @Test
    void refuses_what_is_no_table_of_agencies() {
        assertThat(apply("").faults()).hasSize(1);
        assertThat(apply("nothing\nof the kind\n").faults()).hasSize(1);
        assertThat(apply("code,colour\ntax,green\n").faults())
                .extracting(ImportFault::column)
                .contains("colour");
        byte[] latin = "code,name.fa\ntax,é\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(agencies.apply("m.admin", "a test", latin).faults()).hasSize(1);
    }

    @Test
    void is_seen_on_all_nodes_and_by_whoever_follows() {
        try (var here = new SqlCatalogue(source);
                var there = new SqlCatalogue(source)) {
            apply(TWO);
            await().until(() -> there.current().agency("tax").isPresent());
            publishService();
            List<String> told = new CopyOnWriteArrayList<>();
            here.follow((fresh, gone) -> fresh.forEach(service -> told.add(here.current()
                    .agency(service.listing().agency())
                    .orElseThrow()
                    .name()
                    .en())));
            await().until(() -> told.equals(List.of("Tax Administration")));

            apply("code,name.en\ntax,Tax Authority\n");
            await().until(() -> told.equals(List.of("Tax Administration", "Tax Authority")));
            await().until(() -> there.current()
                    .agency("tax")
                    .filter(tax -> tax.name().en().equals("Tax Authority"))
                    .isPresent());
            assertThat(there.current().service("10001001")).isPresent();
        }
    }

    @Test
    void is_told_to_mirrors_with_the_services_that_they_have_of_it() {
        apply(TWO);
        publishService();
        var changes = new SqlChanges(source);
        long before = changes.newest();
        assertThat(changes.between(0, before, 10))
                .extracting(Changes.Change::code)
                .containsExactly("10001001");

        apply("code,name.en\ntax,Tax Authority\n");

        assertThat(changes.between(before, changes.newest(), 10))
                .extracting(Changes.Change::code)
                .containsExactly("10001001");
    }

    private void publishService() {
        var store = JdbcClient.create(source);
        long id = store.sql("""
            INSERT INTO service (agency, reference, code, state, version, published_version, published_at)
            VALUES ('tax', 'TAX-1', '10001001', 'PUBLISHED', 1, 1, now()) RETURNING id
            """).query(Long.class).single();
        store.sql("INSERT INTO service_version VALUES (?, 1, ?::jsonb, 'test', now())")
                .params(id, Sheets.write(Samples.full("TAX-1")))
                .update();
        store.sql("INSERT INTO catalogue_change (service, code, at, gone) VALUES (?, '10001001', now(), false)")
                .param(id)
                .update();
    }
}
