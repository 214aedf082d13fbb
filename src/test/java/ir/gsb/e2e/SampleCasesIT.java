package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Province;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.Tracking;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases that the sample brings, over the services of its country. */
class SampleCasesIT {

    private static SampleHub hub;

    @BeforeAll
    static void start() {
        hub = new SampleHub(Path.of("target/e2e-cases"), "--gsb.sample.country=true");
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> JdbcClient.create(hub.store())
                        .sql("SELECT EXISTS (SELECT FROM tracked_case)")
                        .query(Boolean.class)
                        .single());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static CaseView seen(String code, String factor) {
        return ((Look.Found) hub.part(Tracking.class).look(code, factor, "192.0.2.1")).view();
    }

    @Test
    void known_ones_stand_as_the_page_says() {
        CaseView waiting = seen("050817-1000001-97", "0001234560");
        assertThat(waiting.state()).isEqualTo(CaseState.WAITING_FOR_PAPERS);
        assertThat(waiting.serviceTitle().fa()).isNotEmpty();
        assertThat(waiting.agencyName().fa()).isEqualTo("سازمان امور مالیاتی کشور");
        assertThat(seen("۰۵۰۶۲۳ ۱۰۰۰۰۰۲ ۹۴", "۲۲۲۲").late()).isTrue();
        assertThat(seen("050726-1000003-81", "3333").surveyOpen()).isTrue();
        assertThat(seen("050803-1000004-79", "4444").state()).isEqualTo(CaseState.REJECTED);
    }

    @Test
    void service_of_the_pages_example_is_one_of_the_tax_administrations() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                hub.part(Catalogue.class).current().service("10030001"))
                        .hasValueSatisfying(one -> assertThat(one.agency()).isEqualTo("tax")));
    }

    @Test
    void pilot_is_on_in_three_provinces_for_its_agencies() {
        assertThat(hub.part(Pilot.class).on()).hasSize(9).containsKey("tax");
        assertThat(hub.part(Pilot.class).on().values())
                .allSatisfy(provinces -> assertThat(provinces)
                        .containsExactlyInAnyOrder(Province.QAZVIN, Province.HORMOZGAN, Province.KHUZESTAN));
    }

    @Test
    void some_services_have_public_results_and_all_agencies_have() {
        assertThat(hub.part(Surveys.class).services()).hasSizeGreaterThan(5);
        assertThat(hub.part(Surveys.class).agencies()).hasSize(9);
    }

    private static void inspect(Chromium chromium, String path, String name) {
        Page page = chromium.visitor(true);
        page.navigate("http://localhost:" + hub.port() + path);
        Portal.inspect(page, name, path.startsWith("/en"));
        page.context().close();
    }

    @Test
    void its_numbers_are_public_by_agency_province_and_service() {
        try (var chromium = new Chromium()) {
            inspect(chromium, "/statistics/cases", "country-cases");
            inspect(chromium, "/en/statistics/cases", "country-cases");
            inspect(chromium, "/search", "country-results");
            inspect(chromium, "/search/values/agency", "country-values");
            Page page = chromium.visitor(false);
            page.navigate("http://localhost:" + hub.port() + "/en/statistics/cases");
            assertThat(page.locator("section[aria-labelledby=by-agencies] tbody tr")
                            .count())
                    .isEqualTo(9);
            assertThat(page.locator("section[aria-labelledby=by-provinces] tbody tr")
                            .count())
                    .isEqualTo(3);
            assertThat(page.locator("section[aria-labelledby=rated-services] tbody tr")
                            .count())
                    .isGreaterThan(5);
            assertThat(page.locator("svg[role=img]").count()).isEqualTo(5);
        }
    }

    @Test
    void timelines_look_right_on_screen_and_on_paper() {
        try (var chromium = new Chromium()) {
            for (String known : new String[] {"050817100000197/1111", "050623100000294/2222", "050726100000381/3333"}) {
                Page page = chromium.visitor(true);
                page.navigate("http://localhost:" + hub.port() + "/en/track");
                page.fill("#code", known.substring(0, known.indexOf('/')));
                page.fill("#factor", known.substring(known.indexOf('/') + 1));
                Workplace.press(page, ".track button");
                Portal.inspect(page, "country-case-" + known.substring(0, 6), true);
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                Chromium.size(page, Chromium.DESKTOP);
                assertThat(page.locator(".top nav").isVisible()).isFalse();
                assertThat(page.locator(".printed").innerText()).contains("as it stood on");
                assertThat(page.locator(".timeline").isVisible()).isTrue();
                Chromium.picture(page, "country-print-" + known.substring(0, 6));
            }
        }
    }
}
