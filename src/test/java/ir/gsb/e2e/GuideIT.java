package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Developers who read about the inquiries, in a real browser, and what they copy from there. */
class GuideIT {

    private static SampleHub hub;
    private static Chromium chromium;

    @BeforeAll
    static void begin() {
        hub = SampleHub.get();
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String address(String path) {
        return "http://localhost:" + hub.port() + path;
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Test
    void leads_from_the_list_to_every_inquiry_without_javascript() {
        Page page = chromium.visitor(false);
        page.navigate(address("/docs"));
        List<String> links = new ArrayList<>();
        page.locator(".inquiries h2 a").all().forEach(link -> links.add(link.getAttribute("href")));
        assertThat(links).hasSizeGreaterThanOrEqualTo(9).contains("/docs/person-identity/v1");
        for (String link : links) {
            assertThat(page.navigate(address(link)).status()).as(link).isEqualTo(200);
            assertThat(page.locator("#request ~ table tbody tr").count())
                    .as(link)
                    .isPositive();
            assertThat(page.locator("pre.script").innerText())
                    .as(link)
                    .contains("@path", link.replace("/docs", "/inquiries"));
        }
    }

    @Test
    void tells_the_fields_samples_and_errors_of_an_inquiry_in_both_languages() {
        Page page = chromium.visitor(false);
        page.navigate(address("/docs/person-identity/v1"));
        assertThat(page.locator("main").innerText())
                .contains(
                        "nationalId", "کد ملی", "birthDate", "First name", "invalid-check-digit", "certificate-expired")
                .contains("از گردانندهٔ گذرگاه بپرسید");
        page.waitForNavigation(() -> page.click(".who a"));
        assertThat(page.url()).endsWith("/docs/en/person-identity/v1");
        assertThat(page.locator("main").innerText())
                .contains("National ID: ten digits", "نام پدر", "VERIFY", "SUBJECT_DECEASED", "quota-exceeded");
        page.locator("details:has-text('invalid-check-digit') summary").click();
        assertThat(page.locator("details[open]").innerText()).contains("schema-violation", "/nationalId");
        page.locator(".documents a")
                .all()
                .forEach(link -> assertThat(page.request()
                                .get(address(link.getAttribute("href")))
                                .status())
                        .isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs",
                "/docs/en",
                "/docs/person-identity/v1",
                "/docs/en/person-identity/v1",
                "/docs/insurance/v1",
                "/docs/en/property-title/v1",
                "/docs/nothing/v1",
                "/docs/en/nothing/v1"
            })
    void pages_have_no_barrier_and_fetch_nothing_from_elsewhere(String path) {
        Page page = chromium.visitor(true);
        List<String> fetched = new ArrayList<>();
        page.onRequest(request -> fetched.add(request.url()));
        boolean english = path.startsWith("/docs/en");
        Response response = page.navigate(address(path));
        assertThat(response.headerValue("content-security-policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(english ? "ltr" : "rtl");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(english ? "en" : "fa");
        Chromium.inspect(page, "guide" + path.replace("/docs", "").replace('/', '-'));
        assertThat(fetched).allMatch(url -> url.startsWith(address("/")));
        assertThat(page.context().cookies()).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_keyboard_reaches_the_content_and_the_commands() {
        Page page = chromium.visitor(false);
        page.navigate(address("/docs/en/person-identity/v1"));
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip:focus").count()).isEqualTo(1);
        page.locator("pre.script").focus();
        assertThat(page.locator("pre.script:focus").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "tax-portal, VERIFY, MATCH",
        "tax-portal, RETRIEVE, FOUND",
        "municipality-permits, VERIFY, MATCH",
        "municipality-permits, '', MATCH"
    })
    void the_copied_commands_get_a_signed_answer(String key, String mode, String status) throws IOException {
        Shell.needs("openssl curl", "openssl version && curl --version");
        Page page = chromium.visitor(false);
        page.navigate(address("/docs/person-identity/v1"));
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "guide");
        Path script = Files.writeString(
                folder.resolve("copied.sh"), page.locator("pre.script").textContent());
        Path own = hub.pki().resolve(key).toAbsolutePath();
        var ended = Shell.run(
                List.of("bash", "-c", "cd " + folder + " && bash " + script),
                Map.of(
                        "MODE",
                        mode,
                        "KEY",
                        own.resolve("key.pem").toString(),
                        "CERT",
                        own.resolve("cert.pem").toString()));
        assertThat(ended.code()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("HTTP/1.1 200").containsIgnoringCase("signature-input: gsb=");
        assertThat(ended.out()).contains("\"" + status + "\"");
    }

    @Test
    void gives_the_commands_as_a_file() throws Exception {
        HttpResponse<String> file = get("/docs/person-identity/v1/ask.sh");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(file.body()).contains(address("/inquiries/person-identity/v1"), "علی");
        assertThat(get("/docs/nothing/v1/ask.sh").statusCode()).isEqualTo(404);
    }

    @Test
    void tells_a_browser_that_a_page_still_holds() throws Exception {
        HttpResponse<String> page = get("/docs/person-identity/v1");
        String tag = page.headers().firstValue("etag").orElseThrow();
        HttpResponse<String> again = get("/docs/person-identity/v1", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/docs/en/person-identity/v1").headers().firstValue("etag"))
                .isNotEqualTo(page.headers().firstValue("etag"));
    }

    @Test
    void names_the_hub_by_its_own_names_only() throws Exception {
        String told = RawHttp.send(
                        hub.port(),
                        "GET",
                        "/docs/person-identity/v1",
                        new ir.gsb.message.Headers(List.of(new ir.gsb.message.Headers.Header("host", "evil.example"))),
                        new byte[0])
                .text();
        assertThat(told).contains("person-identity").doesNotContain("evil.example");
    }

    @Test
    void says_that_there_is_no_such_page() throws Exception {
        for (String path : List.of("/docs/nothing/v1", "/docs/person-identity/v9", "/docs/en/nothing", "/docs/x")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(get(path).body()).as(path).contains("guide.css");
        }
        assertThat(get("/docs/%2e%2e/actuator/env").body()).contains("urn:gsb:error:");
    }
}
