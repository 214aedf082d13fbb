package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Citizens who look for a service, in a real browser. */
class PortalSearchIT {

    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void begin() {
        portal = new Portal(SampleHub.get());
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/search,results",
        "/en/search,results",
        "/search?q=passport&cluster=IDENTITY&electronic=true,narrowed",
        "/en/search?q=passport&cluster=IDENTITY&electronic=true,narrowed",
        "/search?q=qqqqqqqq,nothing",
        "/en/search?q=qqqqqqqq,nothing"
    })
    void pages_have_no_barrier_and_fetch_nothing_from_elsewhere(String path, String name) {
        portal.inspect(chromium, path, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"گذزنامه", "گذر نامه", "گذرنامة", "پاسپورت"})
    void finds_a_service_by_a_misspelt_word_without_javascript(String words) {
        Page page = chromium.visitor(false);
        page.navigate(portal.address("/"));
        page.fill("#q", words);
        page.click(".search button");
        assertThat(page.locator(".hit h2").allInnerTexts()).contains("صدور گذرنامه");
        page.click(".hit h2 a:text-is('صدور گذرنامه')");
        assertThat(page.url()).endsWith("/services/" + SmallCatalogue.PASSPORT);
    }

    @Test
    void narrows_widens_and_turns_pages_without_javascript() {
        Page page = chromium.visitor(false);
        page.navigate(portal.address("/search"));
        assertThat(page.locator(".hit").count()).isEqualTo(10);
        page.click("a[rel=next]");
        assertThat(page.locator(".pages [aria-current]").innerText()).isEqualTo("۲");
        page.click("section[aria-labelledby=facet-cluster] a:has-text('سلامت')");
        assertThat(page.url()).contains("cluster=HEALTH").doesNotContain("page=");
        assertThat(page.locator(".hit").count()).isEqualTo(2);
        assertThat(page.locator(".chip").innerText()).contains("سلامت");
        page.click(".chip");
        assertThat(page.url()).isEqualTo(portal.address("/search"));
    }

    @Test
    void leads_from_a_life_event_to_its_services() {
        Page page = chromium.visitor(false);
        page.navigate(portal.address("/"));
        page.click(".events a:has-text('کسب‌وکار')");
        assertThat(page.locator(".hit h2").allInnerTexts()).contains("صدور پروانهٔ کسب");
    }

    @Test
    void helps_who_found_nothing_and_takes_any_words_as_words() {
        Page page = chromium.visitor(true);
        page.navigate(
                portal.address("/search?q=%3Cscript%3Ealert(1)%3C/script%3Eqqqqq&cluster=%22%3E&page=-1&level=XX"));
        assertThat(page.locator(".empty a").count()).isPositive();
        assertThat(page.locator("#q").inputValue()).startsWith("<script>");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void suggests_while_one_types_and_leads_there_by_keyboard() {
        Page page = chromium.visitor(true);
        page.navigate(portal.address("/"));
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
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void suggestions_are_data_that_need_no_page() throws Exception {
        var found = portal.get("/en/search/suggestions?q=pass");
        assertThat(found.headers().firstValue("content-type").orElseThrow()).startsWith("application/json");
        assertThat(found.body()).contains("/en/services/" + SmallCatalogue.PASSPORT);
        assertThat(portal.get("/search/suggestions").body()).isEqualTo("[]");
        assertThat(List.of(
                        portal.get("/search/suggestions?q=" + "a".repeat(3000)).statusCode()))
                .isEqualTo(List.of(200));
    }
}
