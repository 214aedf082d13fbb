package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.message.ExchangeId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;

/** Auditors at work, in a real browser. */
class ConsoleIT {

    private static final String PERSON = """
        {"nationalId":"0001234560","birthDate":"1985-03-21"}\
        """;

    private static SampleHub hub;
    private static Console console;
    private static Chromium chromium;
    private static Accounts.Opened reader;
    private static Accounts.Opened auditor;
    private static Page signedIn;
    private static ExchangeId answered;
    private static ExchangeId refused;

    @BeforeAll
    static void begin() throws IOException {
        hub = SampleHub.get();
        console = new Console(hub);
        chromium = new Chromium();
        reader = console.account(Role.AUDITOR, Role.PAYLOAD_READER);
        auditor = console.account(Role.AUDITOR);
        answered = SampleHub.idOf(hub.ask(SampleHub.TAX, SampleHub.IDENTITY, PERSON, "gsb-user", "m.karimi"));
        refused = SampleHub.idOf(hub.ask(SampleHub.TAX, SampleHub.IDENTITY, "{}"));
        signedIn = chromium.visitor(true);
        console.signIn(signedIn, reader);
        assertThat(signedIn.url()).isEqualTo(address("/audit"));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String address(String path) {
        return console.address(path);
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void signs_in_only_with_the_right_password_and_a_code_that_was_not_used() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        console.signIn(page, one.name(), "wrong", Console.code(one));
        assertThat(page.url()).endsWith("/audit/sign-in?refused");
        console.signIn(page, one.name(), one.password(), otherThan(Console.code(one)));
        assertThat(page.url()).endsWith("/audit/sign-in?refused");
        String good = Console.code(one);
        console.signIn(page, one.name(), one.password(), persian(good));
        assertThat(page.url()).isEqualTo(address("/audit"));
        page.waitForNavigation(() -> page.click(".who button"));
        assertThat(page.url()).endsWith("/audit/sign-in?out");
        console.signIn(page, one.name(), one.password(), good);
        assertThat(page.url()).as("the same code again").endsWith("/audit/sign-in?refused");
        signedIn.navigate(address("/audit/acts?lang=en&actor=" + one.name()));
        assertThat(signedIn.locator("tbody").innerText())
                .contains("the code was used before", "signed in", "code", "password");
    }

    private static String persian(String digits) {
        return digits.chars()
                .collect(StringBuilder::new, (text, c) -> text.append((char) (c - '0' + '۰')), StringBuilder::append)
                .toString();
    }

    @Test
    void shuts_the_door_after_many_wrong_attempts_at_a_name_that_somebody_or_nobody_has() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        for (String name : List.of(one.name(), "nobody-" + one.name())) {
            for (int i = 0; i < 5; i++) {
                console.signIn(page, name, "wrong", "123456");
                assertThat(page.url()).as(name).endsWith("/audit/sign-in?refused");
            }
            console.signIn(page, name, one.password(), Console.code(one));
            assertThat(page.url()).as(name).endsWith("/audit/sign-in?wait");
        }
    }

    @Test
    void counts_no_attempt_that_came_too_late_to_be_looked_at() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Accounts.Opened other = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        for (int i = 0; i < 36; i++) {
            console.signIn(page, one.name(), "wrong", "123456");
        }
        assertThat(page.url()).endsWith("/audit/sign-in?wait");
        console.signIn(page, other);
        assertThat(page.url()).as("another account from the same source").isEqualTo(address("/audit"));
    }

    @Test
    void ends_the_sessions_of_an_account_that_is_locked() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        console.signIn(page, one);
        assertThat(page.url()).isEqualTo(address("/audit"));
        hub.part(Accounts.class).lock(one.name());
        page.navigate(address("/audit/search"));
        assertThat(page.url()).contains("/audit/sign-in");
    }

    @Test
    void ends_a_session_that_was_forged_or_altered_in_the_store() throws IOException {
        var unsealed = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(unsealed)) {
            out.writeObject(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    reader.name(), null, List.of(new SimpleGrantedAuthority("ROLE_AUDITOR")))));
        }
        for (byte[] forged : List.of(unsealed.toByteArray(), new byte[40], new byte[0], contextOf(reader))) {
            Accounts.Opened one = console.account(Role.AUDITOR);
            Page page = chromium.visitor(false);
            console.signIn(page, one);
            assertThat(page.url()).isEqualTo(address("/audit"));
            sessions().sql("""
                UPDATE console_session_attributes SET attribute_bytes = ?
                WHERE session_primary_id IN (SELECT primary_id FROM console_session WHERE principal_name = ?)
                """).param(forged).param(one.name()).update();
            assertThat(page.navigate(address("/audit/acts")).status()).isEqualTo(200);
            assertThat(page.url()).endsWith("/audit/sign-in");
        }
        assertThat(signedIn.navigate(address("/audit/acts")).url()).endsWith("/audit/acts");
    }

    @Test
    void takes_no_id_of_a_session_that_was_read_from_the_store() {
        String id = sessions()
                .sql("SELECT session_id FROM console_session WHERE principal_name = ? LIMIT 1")
                .param(reader.name())
                .query(String.class)
                .single();
        for (String value : List.of(id, id + "." + "0".repeat(32))) {
            Page page = chromium.visitor(false);
            page.context()
                    .addCookies(List.of(new Cookie(
                                    "gsb-audit",
                                    Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
                            .setDomain("localhost")
                            .setPath("/audit")));
            assertThat(page.navigate(address("/audit/acts")).url()).endsWith("/audit/sign-in");
        }
    }

    private static byte[] contextOf(Accounts.Opened account) {
        return sessions().sql("""
            SELECT attribute_bytes FROM console_session_attributes
              JOIN console_session ON primary_id = session_primary_id
             WHERE principal_name = ? AND attribute_name = 'SPRING_SECURITY_CONTEXT' LIMIT 1
            """).param(account.name()).query(byte[].class).single();
    }

    private static JdbcClient sessions() {
        return JdbcClient.create(hub.store());
    }

    @Test
    void finds_an_exchange_without_javascript_and_without_naming_the_subject() {
        Page page = chromium.visitor(false);
        console.signIn(page, auditor);
        page.navigate(address("/audit/search?lang=fa"));
        page.fill("#identifier", "۰۰۰۱۲۳۴۵۶۰");
        page.fill("#client", "tax/portal");
        page.waitForNavigation(() -> page.click("main form[role=search] button"));
        assertThat(page.url()).contains("client=tax%2Fportal", "subject=").doesNotContain("0001234560");
        page.waitForNavigation(() -> page.click("a[href='/audit/exchange/" + answered + "']"));
        assertThat(page.locator("h1").innerText()).contains(answered.toString());
        assertThat(page.locator(".picture svg").count()).isPositive();
        assertThat(page.locator("#reason").count()).as("a form for the payload").isZero();
    }

    @Test
    void gives_what_was_said_to_nobody_without_the_role() {
        Page page = chromium.visitor(false);
        Accounts.Opened one = console.account(Role.AUDITOR);
        console.signIn(page, one);
        console.open(page, "/audit/exchange/" + answered + "?lang=en");
        var form = FormData.create()
                .set(
                        "_csrf",
                        page.locator("form[action$=verify] input[name=_csrf]").inputValue())
                .set("reason", "complaint 1405-77 of the subject");
        assertThat(posted(page, "verify", form)).as("a token that holds").isEqualTo(200);
        assertThat(posted(page, "payload", form)).as("the same token").isEqualTo(403);
        console.open(signedIn, "/audit/acts?lang=en&actor=" + one.name());
        assertThat(signedIn.locator("tbody").innerText()).doesNotContain("read what was said");
    }

    private static int posted(Page page, String what, FormData form) {
        return page.request()
                .post(
                        address("/audit/exchange/" + answered + "/" + what),
                        RequestOptions.create().setForm(form))
                .status();
    }

    @Test
    void records_each_page_that_is_looked_at_and_no_identifier() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        console.signIn(page, one);
        for (String path : List.of("charts?span=week", "anomalies?span=month", "acts", "search?user=0001234560")) {
            console.open(page, "/audit/" + path);
        }
        console.open(signedIn, "/audit/acts?lang=en&actor=" + one.name());
        assertThat(signedIn.locator("tbody").innerText())
                .contains("overview", "charts week", "anomalies month", "acts", "user=(digits)")
                .doesNotContain("0001234560");
    }

    @Test
    void keeps_a_search_as_a_report_of_its_owner() {
        Accounts.Opened one = console.account(Role.AUDITOR);
        Page page = chromium.visitor(false);
        console.signIn(page, one);
        console.open(page, "/audit/search?lang=en&client=tax/portal&from=1405/01/01");
        page.fill("#reportName", "Tax, this year");
        page.waitForNavigation(() -> page.click(".saving button"));
        assertThat(page.url()).endsWith("/audit/reports");
        String csv = page.getByText("CSV", new Page.GetByTextOptions().setExact(true))
                .getAttribute("href");
        assertThat(page.request().get(address(csv)).text()).contains("tax/portal");
        console.open(signedIn, "/audit/reports?lang=en");
        assertThat(signedIn.locator("main").innerText()).doesNotContain("Tax, this year");
        page.waitForNavigation(() -> page.click("a:has-text('Tax, this year')"));
        assertThat(page.inputValue("#client")).isEqualTo("tax/portal");
        console.open(page, "/audit/reports?lang=en");
        page.waitForNavigation(() -> page.click("form[action$=delete] button"));
        assertThat(page.locator("main").innerText()).doesNotContain("Tax, this year");
    }

    @Test
    void shows_what_was_said_for_a_reason_and_records_it() {
        for (String language : List.of("fa", "en")) {
            signedIn.navigate(address("/audit/exchange/" + answered + "?lang=" + language));
            signedIn.fill("#reason", "complaint 1405-77 of the subject");
            signedIn.waitForNavigation(() -> signedIn.click("#payload ~ form button, form[action$=payload] button"));
            assertThat(signedIn.locator("pre").first().innerText())
                    .contains("POST /inquiries/person-identity/v1", "0001234560");
            Chromium.inspect(signedIn, "console-payload-" + language);
        }
        signedIn.navigate(address("/audit/exchange/" + answered + "?lang=en"));
        assertThat(signedIn.locator("main").innerText()).contains("read what was said", "complaint 1405-77");
    }

    @Test
    void computes_the_proof_of_an_exchange_anew() {
        String page = address("/audit/exchange/" + answered + "?lang=en");
        await().until(() -> {
            signedIn.navigate(page);
            return signedIn.locator(".tree svg").count() == 1;
        });
        signedIn.waitForNavigation(() -> signedIn.click("form[action$=verify] button"));
        assertThat(signedIn.locator("[role=status]").innerText()).startsWith("Everything holds");
        assertThat(signedIn.locator(".hashes .refused").count()).isZero();
        Chromium.inspect(signedIn, "console-verified-en");
    }

    @Test
    void gives_reports_as_csv() {
        for (String report : List.of("search.csv?client=tax/portal", "volume.csv", "anomalies.csv", "acts.csv")) {
            var answer = signedIn.request().get(address("/audit/reports/" + report));
            assertThat(answer.status()).as(report).isEqualTo(200);
            assertThat(answer.headers().get("content-type")).startsWith("text/csv");
            assertThat(answer.text().lines().count())
                    .as(report)
                    .isGreaterThanOrEqualTo(report.startsWith("anom") ? 1 : 2);
        }
    }

    @Test
    void explains_a_refusal() {
        signedIn.navigate(address("/audit/exchange/" + refused + "?lang=fa"));
        assertThat(signedIn.locator(".refusal").innerText())
                .contains("درخواست با طرح‌وارهٔ استعلام نمی‌خواند", "schema-violation");
    }

    @Test
    void pages_have_no_barrier_and_break_no_policy_in_both_languages() {
        for (String language : List.of("fa", "en")) {
            for (String path : List.of(
                    "/audit",
                    "/audit/search?client=tax/portal&from=nonsense",
                    "/audit/exchange/" + answered,
                    "/audit/exchange/" + refused,
                    "/audit/acts",
                    "/audit/charts",
                    "/audit/anomalies",
                    "/audit/reports")) {
                check(signedIn, path, 200, language);
            }
            check(signedIn, "/audit/nothing-here", 404, language);
            check(signedIn, "/audit/denied", 403, language);
            check(chromium.visitor(true), "/audit/sign-in", 200, language);
            check(chromium.visitor(true), "/audit/sign-in?refused", 200, language);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void check(Page page, String path, int status, String language) {
        Response response = page.navigate(address(path + (path.contains("?") ? "&" : "?") + "lang=" + language));
        assertThat(response.status()).as(path).isEqualTo(status);
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor"))
                .as("the style sheet")
                .isEqualTo("rgb(18, 64, 60)");
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
        assertThat(page.content())
                .as("%s in %s: texts that are missing", path, language)
                .doesNotContain("??");
        Chromium.inspect(page, "console-" + name(path) + "-" + language);
    }

    private static String name(String path) {
        String plain = path.replace("?refused", "-refused")
                .replaceAll("\\?.*", "")
                .replace("/audit", "")
                .replaceAll("^/", "");
        if (plain.startsWith("exchange/")) {
            return plain.endsWith(refused.toString()) ? "refused" : "exchange";
        }
        return plain.isEmpty() ? "overview" : plain;
    }

    @Test
    void a_form_that_cannot_be_read_ends_in_a_page_without_barrier() {
        Page page = chromium.visitor(true);
        for (String language : List.of("fa", "en")) {
            page.navigate(address("/audit/sign-in?lang=" + language));
            assertThat(Chromium.post(page, address("/audit/sign-in"), "name=%zz")
                            .status())
                    .isEqualTo(400);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            Chromium.inspect(page, "console-error-" + language);
        }
    }

    @Test
    void every_page_carries_its_policy() {
        for (String path : List.of("/audit/sign-in", "/audit/nothing-here", "/audit")) {
            Response response = signedIn.navigate(address(path));
            assertThat(response.headerValue("content-security-policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headerValue("x-frame-options")).isEqualTo("DENY");
            assertThat(response.headerValue("referrer-policy")).isEqualTo("no-referrer");
            assertThat(response.headerValue("cache-control")).contains("no-store");
        }
        assertThat(signedIn.context().cookies())
                .filteredOn(cookie -> cookie.name.startsWith("gsb-audit"))
                .isNotEmpty()
                .allSatisfy(cookie -> {
                    assertThat(cookie.httpOnly).isTrue();
                    assertThat(cookie.sameSite.name()).isEqualTo("STRICT");
                    assertThat(cookie.path).isEqualTo("/audit");
                });
    }

    @Test
    void leaves_signed_paths_and_the_operators_paths_alone() throws IOException {
        assertThat(get("/audit/exchanges")).contains("urn:gsb:error:");
        assertThat(get("/audit/%65xchanges")).contains("urn:gsb:error:");
        assertThat(get("/audit/../actuator/env")).contains("urn:gsb:error:");
        assertThat(get("/error")).contains("urn:gsb:error:");
        assertThat(get("/actuator/health")).contains("UP");
    }

    private static String get(String target) throws IOException {
        return RawHttp.send(hub.port(), "GET", target, new ir.gsb.message.Headers(List.of()), new byte[0])
                .text();
    }

    @Test
    void sample_accounts_are_for_their_owner_only() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(hub.pki().resolve("auditor.txt"))))
                .isEqualTo("rw-------");
    }
}
