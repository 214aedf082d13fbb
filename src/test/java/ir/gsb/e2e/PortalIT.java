package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import ir.gsb.pages.Turnstile;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Citizens who read, in a real browser: the first page, sheets, agencies, numbers, and pages that are not there. */
class PortalIT {

    private static final String FOCUS_IS_SHOWN = """
        () => [document.activeElement, document.activeElement.closest('.field')].filter(one => one !== null)
          .some(one => { const s = getComputedStyle(one); return s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2; })
        """;
    private static final String SHEET = "/services/" + SmallCatalogue.PASSPORT;

    @RegisterExtension
    static final PortalVisit VISIT = new PortalVisit();

    @ParameterizedTest
    @CsvSource({
        "/,home",
        "/en,home",
        SHEET + ",sheet",
        "/en" + SHEET + ",sheet",
        "/services/" + SmallCatalogue.LICENCE + ",sheet-in-person",
        "/en/services/" + SmallCatalogue.LICENCE + ",sheet-in-person",
        "/agencies,agencies",
        "/en/agencies,agencies",
        "/agencies/police-it,agency",
        "/en/agencies/police-it,agency",
        "/statistics,statistics",
        "/en/statistics,statistics",
        "/statistics/cases,statistics-cases",
        "/en/statistics/cases,statistics-cases",
        "/about,about",
        "/en/about,about",
        "/track,track",
        "/en/track,track",
        "/services/99999999,missing",
        "/en/services/99999999,missing",
        "/services/" + SmallCatalogue.GONE + ",gone",
        "/en/services/" + SmallCatalogue.GONE + ",gone"
    })
    void pages_have_no_barrier_and_fetch_nothing_from_elsewhere(String path, String name) {
        VISIT.portal().inspect(VISIT.chromium(), path, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/en"})
    void who_asks_for_too_many_pages_is_told_so_without_barrier(String path) throws Exception {
        var answer = new MockHttpServletResponse();
        new Turnstile(1, 0, Clock.systemUTC()).preHandle(new MockHttpServletRequest("GET", path), answer, this);
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal().address(path));
        page.setContent(answer.getContentAsString());
        assertThat(page.locator("main").innerText()).contains(path.equals("/") ? "۴۲۹" : "429");
        Portal.inspect(page, "too-many", path.equals("/en"));
    }

    @Test
    void the_sheet_says_what_one_needs_without_javascript() {
        Page page = VISIT.open(SHEET);
        assertThat(page.locator("h1").innerText()).isEqualTo("صدور گذرنامه");
        assertThat(page.locator(".glance").innerText())
                .contains("۲", "۶۰۰٬۰۰۰", "۴٬۵۰۰٬۰۰۰", "ریال", "۱۰", "نیاز نیست", "برخط شدنی است");
        assertThat(page.locator(".papers .spared").count()).isEqualTo(3);
        assertThat(page.locator(".steps li").count()).isEqualTo(4);
        assertThat(page.locator(".matrix tbody tr").count()).isEqualTo(4);
        assertThat(page.locator(".begin a").getAttribute("href")).isEqualTo("https://epolice.example.ir/passport");
        assertThat(page.locator("#facts ~ dl").innerText()).contains("۹۹۰۰۰۱۰۱", "۱۰ آبان ۱۴۰۵");
        page.locator(".text .tree a").first().click();
        assertThat(page.locator(".trail").innerText()).contains("صدور گذرنامه");
    }

    @Test
    void a_service_that_is_not_electronic_shows_its_public_part_and_where_to_go() {
        Page page = VISIT.open("/services/" + SmallCatalogue.LICENCE);
        assertThat(page.locator(".begin").innerText()).contains("حضوری");
        assertThat(page.locator(".begin a").count()).isZero();
        assertThat(page.locator("main").innerText())
                .contains("تنها بخش عمومی", "اصل پروانه تحویل می‌شود", "قزوین، میدان نمونه");
    }

    @Test
    void shows_what_people_said_of_each_item_and_nothing_of_a_single_answer() throws Exception {
        SampleHub hub = SampleHub.get();
        PlantedAnswers.clear(hub, SmallCatalogue.LICENCE);
        PlantedAnswers.plant(hub, "guilds-it", SmallCatalogue.LICENCE, 1, 2, 3, 4, 5, 1, 2, 3, 4, 3);
        String sheet = "/services/" + SmallCatalogue.LICENCE;
        Page page = VISIT.open(sheet);
        assertThat(page.locator(".said tbody tr").count()).isEqualTo(10);
        assertThat(page.locator(".said tbody tr").last().innerText()).contains("روی هم رفته", "۳٫۷");
        assertThat(page.locator(".said tbody tr").last().locator(".figure").allInnerTexts())
                .containsExactly("۰", "۲", "۲", "۳", "۳");
        assertThat(page.locator(".side").innerText()).containsPattern("با .?۱۰.? پاسخ");
        for (String path : List.of(sheet, "/en" + sheet, "/agencies/guilds-it", "/en/agencies/guilds-it")) {
            VISIT.portal().inspect(VISIT.chromium(), path, "said-" + path.split("/")[path.startsWith("/en") ? 2 : 1]);
        }

        String before = VISIT.portal().get(sheet).body();
        PlantedAnswers.plant(hub, "guilds-it", SmallCatalogue.LICENCE, 1);
        assertThat(VISIT.portal().get(sheet).body()).isEqualTo(before);
    }

    @Test
    void search_engines_read_the_sheet_as_a_government_service() throws Exception {
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal().address("/en" + SHEET));
        String text = page.locator("script[type='application/ld+json']").textContent();
        JsonNode told = new ObjectMapper().readTree(text);
        assertThat(told.get("@type").asText()).isEqualTo("GovernmentService");
        assertThat(told.get("name").asText()).isEqualTo("Issue of a passport");
        assertThat(told.at("/provider/name").asText()).isEqualTo("Passport Police");
        assertThat(VISIT.chromium().complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", SHEET, "/agencies/police-it", "/search?q=%DA%AF%D8%B0%D8%B1%D9%86%D8%A7%D9%85%D9%87"})
    void the_other_language_is_the_same_page(String path) {
        Page page = VISIT.open(path);
        page.click("a.language");
        assertThat(page.url()).isEqualTo(VISIT.portal().address(path.equals("/") ? "/en" : "/en" + path));
        page.click("a.language");
        assertThat(page.url()).isEqualTo(VISIT.portal().address(path));
    }

    @Test
    void a_first_visit_weighs_less_than_150_kilobytes() {
        for (String path : List.of("/", SHEET, "/search", "/statistics", "/en")) {
            int bytes = FirstVisit.bytes(
                    VISIT.chromium(), page -> page.navigate(VISIT.portal().address(path)));
            System.out.println("First visit of " + path + ": " + bytes / 1024 + " KiB");
            assertThat(bytes).as(path).isPositive().isLessThan(FirstVisit.MOST);
        }
    }

    @Test
    void tells_a_browser_that_a_page_still_holds_and_answers_head() throws Exception {
        HttpResponse<String> page = VISIT.portal().get(SHEET);
        String tag = page.headers().firstValue("etag").orElseThrow();
        assertThat(page.headers().firstValue("cache-control")).contains("public, no-cache");
        assertThat(VISIT.portal().get(SHEET, "If-None-Match", tag).statusCode()).isEqualTo(304);
        for (String home : List.of("/", "/en")) {
            String ofHome =
                    VISIT.portal().get(home).headers().firstValue("etag").orElseThrow();
            HttpResponse<String> again = VISIT.portal().get(home, "If-None-Match", ofHome);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(VISIT.portal().get(home, "If-None-Match", "\"other\"").statusCode())
                    .isEqualTo(200);
        }
        assertThat(VISIT.portal().head(SHEET).statusCode()).isEqualTo(200);
        assertThat(VISIT.portal().head(SHEET).body()).isEmpty();
        assertThat(VISIT.portal().get("/track").headers().firstValue("cache-control"))
                .contains("no-store");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/services/99999999,404,یافت نشد",
        "/services/x,404,یافت نشد",
        "/en/agencies/nobody,404,not found",
        "/en/about/nobody,404,not found",
        "/assets/portal/none.css,404,یافت نشد",
        "/services/" + SmallCatalogue.GONE + ",410,دیگر ارائه نمی‌شود",
        "/en/services/" + SmallCatalogue.GONE + ",410,no longer given"
    })
    void says_what_is_not_there_and_what_is_no_more(String path, int status, String words) throws Exception {
        HttpResponse<String> page = VISIT.portal().get(path, "accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words, "portal.css");
    }

    @Test
    void a_keyboard_reaches_the_content_and_the_search() {
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal().address("/"));
        Chromium.size(page, Chromium.DESKTOP);
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip:focus").count()).isEqualTo(1);
        page.keyboard().press("Enter");
        tabTo(page, "#q");
        assertThat(page.evaluate("() => { const s = getComputedStyle(document.querySelector('.field'));"
                        + " return [s.outlineStyle, s.outlineWidth, s.outlineColor].join(' '); }"))
                .isEqualTo("solid 3px rgb(8, 75, 65)");
        Chromium.view(page, "portal-focus-fa-1280-view");
        page.keyboard().type("گذرنامه");
        page.keyboard().press("Tab");
        assertThat(page.locator(".search button:focus").count()).isEqualTo(1);
        page.keyboard().press("Enter");
        page.waitForURL("**/search?q=*");

        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        tabTo(page, "#q");
        tabTo(page, ".facets a");
        tabTo(page, ".hit h2 a");
        Chromium.view(page, "portal-focus-results-fa-1280-view");
        page.keyboard().press("Enter");
        page.waitForURL("**/services/*");
        assertThat(page.locator("h1").innerText()).contains("گذرنامه");
    }

    /** Goes on by Tab until something is reached; where one stands is shown on the way. */
    private static void tabTo(Page page, String wanted) {
        for (int steps = 0; steps < 120; steps++) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate(FOCUS_IS_SHOWN))
                    .as("focus at %s", page.evaluate("document.activeElement.outerHTML"))
                    .isEqualTo(true);
            if (page.evaluate("wanted => document.activeElement.matches(wanted)", wanted)
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("Tab leads to no " + wanted);
    }
}
