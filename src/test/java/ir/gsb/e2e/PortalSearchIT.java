package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import ir.gsb.catalogue.Province;
import ir.gsb.search.TestPublishing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Citizens who look for a service, in a real browser. */
class PortalSearchIT {

    /** Milliseconds: longer than the script waits for the next letter. */
    private static final int PAUSE = 500;

    private static final int RETRY_AFTER = 60;

    private static final String PERSIAN_ONLY = "99000150";

    private static final int MOST_ZIPPED = 60 * 1024;

    @RegisterExtension
    static final PortalVisit VISIT = new PortalVisit();

    @ParameterizedTest
    @CsvSource({
        "/search,results",
        "/en/search,results",
        "/search?q=passport&cluster=IDENTITY&electronic=true,narrowed",
        "/en/search?q=passport&cluster=IDENTITY&electronic=true,narrowed",
        "/search/values/cluster?q=passport,values",
        "/en/search/values/cluster?q=passport,values",
        "/search?q=qqqqqqqq,nothing",
        "/en/search?q=qqqqqqqq,nothing"
    })
    void pages_have_no_barrier_and_fetch_nothing_from_elsewhere(String path, String name) {
        VISIT.portal().inspect(VISIT.chromium(), path, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"گذزنامه", "گذر نامه", "گذرنامة", "پاسپورت"})
    void finds_a_service_by_a_misspelt_word_without_javascript(String words) {
        Page page = VISIT.open("/");
        page.fill("#q", words);
        page.click(".search button");
        assertThat(page.locator(".hit h2").allInnerTexts()).contains("صدور گذرنامه");
        page.click(".hit h2 a:text-is('صدور گذرنامه')");
        assertThat(page.url()).endsWith("/services/" + SmallCatalogue.PASSPORT);
    }

    @Test
    void narrows_widens_and_turns_pages_without_javascript() {
        Page page = VISIT.open("/search");
        assertThat(page.locator(".hit").count()).isEqualTo(10);
        page.click("a[rel=next]");
        assertThat(page.locator(".pages [aria-current]").innerText()).isEqualTo("۲");
        page.click("section[aria-labelledby=facet-cluster] a:has-text('سلامت')");
        assertThat(page.url()).contains("cluster=HEALTH").doesNotContain("page=");
        assertThat(page.locator(".hit").count()).isEqualTo(2);
        assertThat(page.locator(".chip").innerText()).contains("سلامت");
        page.click(".chip");
        assertThat(page.url()).isEqualTo(VISIT.portal().address("/search"));
    }

    @Test
    void chooses_from_all_values_of_a_facet_on_a_page_of_its_own() throws Exception {
        Page page = VISIT.open("/search/values/cluster");
        page.click(".values a:has-text('سلامت')");
        assertThat(page.url()).isEqualTo(VISIT.portal().address("/search?cluster=HEALTH"));
        assertThat(VISIT.portal().get("/search/values/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_page_of_results_stays_small_however_much_narrows_it() throws Exception {
        var address = new StringBuilder("/search?q=passport");
        for (int value = 0; value < 40; value++) {
            address.append("&agency=police-it").append(value);
        }
        for (Province province : Province.values()) {
            address.append("&province=").append(province);
        }
        String page = VISIT.portal().get(address.toString()).body();
        System.out.println("A page of results that is narrowed by much: " + page.length() / 1024 + " KiB");
        assertThat(zipped(page)).isLessThan(MOST_ZIPPED);
    }

    private static int zipped(String page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(page.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void leads_from_a_life_event_to_its_services() {
        Page page = VISIT.open("/");
        page.click(".events a:has-text('کسب‌وکار')");
        assertThat(page.locator(".hit h2").allInnerTexts()).contains("صدور پروانهٔ کسب");
    }

    @Test
    void helps_who_found_nothing_and_takes_any_words_as_words() {
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal()
                .address("/search?q=%3Cscript%3Ealert(1)%3C/script%3Eqqqqq&cluster=%22%3E&page=-1&level=XX"));
        assertThat(page.locator(".empty a").count()).isPositive();
        assertThat(page.locator("#q").inputValue()).startsWith("<script>");
        assertThat(VISIT.chromium().complaints()).isEmpty();
    }

    @Test
    void suggests_while_one_types_and_leads_there_by_keyboard() {
        Page english = VISIT.chromium().visitor(true);
        english.navigate(VISIT.portal().address("/en"));
        english.locator("#q").pressSequentially("passp");
        english.locator(".options li").first().waitFor();
        Portal.inspect(english, "suggestions", true);
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal().address("/"));
        page.locator("#q").pressSequentially("صدور گذر");
        page.locator(".options li").first().waitFor();
        assertThat(page.locator("#q").getAttribute("aria-expanded")).isEqualTo("true");
        Portal.inspect(page, "suggestions", false);
        page.locator("#q").press("ArrowDown");
        String chosen = page.locator("#q").getAttribute("aria-activedescendant");
        assertThat(page.locator("#" + chosen).getAttribute("aria-selected")).isEqualTo("true");
        assertThat(page.locator("#" + chosen).innerText()).contains("گذرنامه");
        page.locator("#q").press("Escape");
        assertThat(page.locator(".options").isVisible()).isFalse();
        page.locator("#q").press("ArrowDown");
        page.locator(".options li").first().waitFor();
        page.locator("#q").press("ArrowDown");
        page.locator("#q").press("Enter");
        page.waitForURL("**/services/*");
        assertThat(VISIT.chromium().complaints()).isEmpty();
    }

    @Test
    void suggestions_are_asked_for_once_and_lead_to_pages_of_the_language() {
        Page page = VISIT.chromium().visitor(true);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/catalogue/suggestions")) {
                asked.add(request.url());
            }
        });
        page.navigate(VISIT.portal().address("/en"));
        for (int i = 0; i < 3; i++) {
            page.locator("#q").fill("");
            page.waitForCondition(() -> !page.locator(".options").isVisible());
            page.locator("#q").fill("صدور گذر");
            page.locator(".options li").first().waitFor();
        }
        assertThat(asked).hasSize(1);
        assertThat(page.locator(".options li span").first().getAttribute("lang"))
                .isEqualTo("fa");
        page.locator("#q").fill("issue of a pass");
        page.locator(".options li span[lang=en]").first().click();
        page.waitForURL(VISIT.portal().address("/en/services/" + SmallCatalogue.PASSPORT));
        assertThat(VISIT.chromium().complaints()).isEmpty();
    }

    /** All tests share the one address that the hub counts, so that this answer is put in the hub's place. */
    @Test
    void suggestions_rest_as_long_as_the_hub_says_that_it_was_asked_too_often() {
        Page page = VISIT.chromium().visitor(true);
        List<String> asked = new ArrayList<>();
        page.route("**/catalogue/suggestions*", route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(429)
                    .setHeaders(Map.of("Retry-After", String.valueOf(RETRY_AFTER))));
        });
        page.clock().install();
        page.navigate(VISIT.portal().address("/"));
        page.locator("#q").fill("گذر");
        page.waitForResponse("**/catalogue/suggestions*", () -> page.clock().runFor(PAUSE));
        page.locator("#q").fill("گذرنا");
        page.clock().runFor(PAUSE);
        page.clock().runFor(RETRY_AFTER * 1000L);
        page.locator("#q").fill("گذرنامه");
        page.waitForResponse("**/catalogue/suggestions*", () -> page.clock().runFor(PAUSE));
        assertThat(asked).hasSize(2);
        page.locator("#q").press("Enter");
        page.waitForURL("**/search?q=*");
        page.context().close();
    }

    @Test
    void what_is_not_in_the_language_of_the_page_says_in_which_it_is() {
        var publishing = new TestPublishing(SampleHub.get().store());
        publishing.publish("tax", PERSIAN_ONLY, TestPublishing.sheet("گواهی بدون نام لاتین", "", "تنها به فارسی."));
        try {
            await().until(() ->
                    VISIT.portal().get("/en/services/" + PERSIAN_ONLY).statusCode() == 200);
            Page page = VISIT.open("/en/services/" + PERSIAN_ONLY);
            assertThat(page.locator("h1").getAttribute("lang")).isEqualTo("fa");
            assertThat(page.locator(".trail [aria-current]").getAttribute("lang"))
                    .isEqualTo("fa");
            assertThat(page.locator(".head .lead").getAttribute("lang")).isEqualTo("fa");
            assertThat(page.locator(".also").count()).isZero();
            page.navigate(VISIT.portal().address("/en/agencies/tax"));
            assertThat(page.locator(".branches a[lang=fa]").allInnerTexts()).contains("گواهی بدون نام لاتین");
            assertThat(page.locator("h1").getAttribute("lang")).isEqualTo("en");
        } finally {
            publishing.retire(PERSIAN_ONLY);
        }
        Page english = VISIT.open("/en/search?q=گذرنامه");
        assertThat(english.locator(".excerpt[lang=fa]").count()).isPositive();
        assertThat(english.locator(".hit h2 a[lang=en]").count()).isPositive();
        Page persian = VISIT.open("/search?q=passport");
        assertThat(persian.locator(".excerpt[lang=en]").count()).isPositive();
        assertThat(persian.locator(".hit h2 a[lang=fa]").count()).isPositive();
    }
}
