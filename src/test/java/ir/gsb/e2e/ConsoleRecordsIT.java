package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.message.ExchangeId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console over a hub of its own, whose store is tampered with, and a month of records to look at. */
class ConsoleRecordsIT {

    private static final String PERSON = """
        {"nationalId":"0001234560","birthDate":"1985-03-21"}\
        """;

    @TempDir
    private static Path folder;

    private static SampleHub hub;
    private static Console console;
    private static Chromium chromium;
    private static Page page;

    @BeforeAll
    static void begin() throws SQLException {
        hub = new SampleHub(folder, "--gsb.log.audit-every=1h");
        console = new Console(hub);
        chromium = new Chromium();
        page = chromium.visitor(true);
        console.signIn(
                page,
                hub.part(Accounts.class)
                        .add("z.mohammadi", Set.of(Role.AUDITOR, Role.PAYLOAD_READER))
                        .orElseThrow());
        InventedRecords.fill(hub.store(), 900);
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    private static ExchangeId answered() throws IOException {
        ExchangeId id = SampleHub.idOf(hub.ask(SampleHub.TAX, SampleHub.IDENTITY, PERSON, "gsb-user", "m.karimi"));
        await().until(() -> hub.part(LogReader.class).proofOf(id, 2).isPresent());
        return id;
    }

    private static void execute(String sql, ExchangeId id) throws SQLException {
        try (var connection = hub.store().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id.value());
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private static String verified(ExchangeId id) {
        return verified(id, "en");
    }

    private static void inspectVerified(ExchangeId id, String name) {
        for (String language : List.of("fa", "en")) {
            verified(id, language);
            Chromium.inspect(page, "console-" + name + "-" + language);
        }
    }

    private static String verified(ExchangeId id, String language) {
        console.open(page, "/audit/exchange/" + id + "?lang=" + language);
        if (page.locator("form[action$=verify]").count() > 0) {
            page.waitForNavigation(() -> page.click("form[action$=verify] button"));
        }
        return page.locator("main").innerText();
    }

    @Test
    void says_of_what_was_erased_that_all_else_still_proves() throws Exception {
        ExchangeId id = answered();
        hub.part(ExchangeLog.class)
                .record(new Act(Act.Word.ERASED, "operator", Optional.of(id), "order 77 of the court"));
        execute("DELETE FROM vault WHERE exchange_id = ?", id);

        assertThat(verified(id)).contains("Everything holds", "What was said was erased", "erased");
        inspectVerified(id, "erased");
        console.open(page, "/audit/exchange/" + id + "?lang=en");
        assertThat(page.locator("main").innerText()).contains("It was erased; see below", "order 77 of the court");
    }

    @Test
    void finds_what_was_said_gone_without_an_act() throws Exception {
        ExchangeId id = answered();
        execute("DELETE FROM vault WHERE exchange_id = ? AND kind = 2", id);

        assertThat(verified(id)).contains("Something does not hold", "missing, and no act of erasure tells why");
    }

    @Test
    void finds_a_record_changed() throws Exception {
        ExchangeId id = answered();
        execute("UPDATE record SET outcome = 'NOT_FOUND' WHERE exchange_id = ? AND kind = 2", id);

        assertThat(verified(id)).contains("Something does not hold", "not the same");
        inspectVerified(id, "changed");
    }

    @Test
    void finds_records_gone_whose_places_the_log_still_has() throws Exception {
        ExchangeId one = answered();
        execute("DELETE FROM record WHERE exchange_id = ? AND kind = 2", one);
        assertThat(verified(one)).contains("Something does not hold", "the store has no record");

        ExchangeId all = answered();
        execute("DELETE FROM record WHERE exchange_id = ?", all);
        assertThat(verified(all)).contains("Something does not hold", "the store has no record");
    }

    @Test
    void finds_a_record_that_the_log_knows_nothing_of() throws Exception {
        ExchangeId id = answered();
        execute("DELETE FROM log_leaf WHERE exchange_id = ? AND kind = 2", id);

        assertThat(verified(id)).contains("Something does not hold", "unknown to the log");
    }

    @Test
    void says_why_there_is_no_evidence_without_barrier() throws Exception {
        ExchangeId id = answered();
        execute("DELETE FROM log_leaf WHERE exchange_id = ? AND kind = 2", id);
        for (String language : List.of("fa", "en")) {
            console.open(page, "/audit/exchange/" + id + "?lang=" + language);
            page.fill("form[action$=evidence] [name=reason]", "order 78 of the court");
            page.waitForNavigation(() -> page.click("form[action$=evidence] button"));
            Chromium.inspect(page, "console-no-evidence-" + language);
        }
    }

    @Test
    void a_page_whose_table_cannot_be_read_says_so_without_barrier() throws Exception {
        rename("saved_report", "lost_report");
        try {
            for (String language : List.of("fa", "en")) {
                assertThat(console.open(page, "/audit/reports?lang=" + language).status())
                        .isEqualTo(503);
                Chromium.inspect(page, "console-away-" + language);
            }
        } finally {
            rename("lost_report", "saved_report");
        }
    }

    private static void rename(String from, String to) throws SQLException {
        try (var connection = hub.store().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + from + " RENAME TO " + to);
        }
    }

    @Test
    void proves_an_act() throws Exception {
        ExchangeId about = answered();
        ExchangeId act =
                hub.part(ExchangeLog.class).record(new Act(Act.Word.LOOKED, "it", Optional.of(about), "a test"));
        await().until(() -> hub.part(LogReader.class).proofOf(act, 3).isPresent());

        assertThat(verified(act)).contains("Everything holds", "Record of an act", "a test");
    }

    @Test
    void tells_who_outside_vouched_for_a_checkpoint() throws Exception {
        ExchangeId id = answered();
        execute("""
            WITH last AS (UPDATE log_checkpoint SET kept = true
                           WHERE size = (SELECT max(size) FROM log_checkpoint) RETURNING size)
            INSERT INTO log_timestamp (size, authority, at, token)
            SELECT size, 'https://tsa.example/', now(), uuid_send(?) FROM last ON CONFLICT DO NOTHING
            """, id);

        assertThat(verified(id)).contains("time-stamped by", "https://tsa.example/");
    }

    @Test
    void pages_with_a_month_of_records_have_no_barrier() throws Exception {
        ExchangeId id = answered();
        ExchangeId refused = SampleHub.idOf(hub.ask(SampleHub.MUNICIPALITY, SampleHub.IDENTITY, """
            {"mode":"RETRIEVE","fields":["firstName"],"nationalId":"0001234560","birthDate":"1985-03-21"}\
            """));
        console.open(page, "/audit/search?client=tax/portal");
        page.fill("#reportName", "استعلام‌های سازمان امور مالیاتی");
        page.waitForNavigation(() -> page.click(".saving button"));
        for (String language : List.of("fa", "en")) {
            picture("overview", "/audit", language);
            picture("search", "/audit/search?outcome=FOUND", language);
            picture("exchange", "/audit/exchange/" + id, language);
            picture("refused", "/audit/exchange/" + refused, language);
            picture("charts-day", "/audit/charts?span=day", language);
            picture("charts-month", "/audit/charts?span=month", language);
            picture("anomalies", "/audit/anomalies?span=month", language);
            picture("reports", "/audit/reports", language);
            picture("acts", "/audit/acts", language);
        }
        inspectVerified(id, "month-verified");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void picture(String name, String path, String language) {
        Response response = console.open(page, path + (path.contains("?") ? "&" : "?") + "lang=" + language);
        assertThat(response.status()).as(path).isEqualTo(200);
        Chromium.inspect(page, "console-month-" + name + "-" + language);
    }
}
