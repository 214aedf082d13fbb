package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import ir.gsb.catalogue.Province;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.SurveyItem;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Citizens who look at their cases and say how it was, in a real browser without JavaScript. */
class PortalTrackIT {

    private static final InquiryType CASE_EVENT = InquiryType.parse("case-event/v1");
    private static final String AGREEMENT = "A-1202";
    private static final String FACTOR = "4321";
    private static final String OPENED = """
        {"mode":"RETRIEVE","fields":["trackingCode"],"event":"OPENED","serviceCode":"%s",\
        "province":"QAZVIN","mobile":"09000004321","nationalId":"0007654324","expected":"2027-01-05"}\
        """;
    private static final String MOVED = """
        {"mode":"RETRIEVE","fields":["state"],"event":"%s","trackingCode":"%s","note":"پروندهٔ شما پیش می‌رود."}\
        """;

    @RegisterExtension
    static final PortalVisit VISIT = new PortalVisit();

    private static Client tax;

    @BeforeAll
    static void begin() {
        SampleHub hub = SampleHub.get();
        hub.part(Pilot.class).change("tax", Province.QAZVIN, true, "operator/registry", "the pilot begins");
        tax = new Client(hub, hub.key(SampleHub.TAX));
    }

    private static String open() throws Exception {
        Told told = tax.ask(Protocol.REST, CASE_EVENT, OPENED.formatted(SmallCatalogue.TAX_FILE), AGREEMENT);
        return told.json().get("trackingCode").asText();
    }

    private static void move(String code, String... events) throws Exception {
        for (String event : events) {
            Told told = tax.ask(Protocol.REST, CASE_EVENT, MOVED.formatted(event, code), AGREEMENT);
            assertThat(told.status()).isEqualTo(200);
        }
    }

    private static Page track(String from, String code, String factor) {
        return track(VISIT.chromium().visitor(false), from, code, factor);
    }

    private static Page track(Page page, String from, String code, String factor) {
        page.navigate(VISIT.portal().address(from));
        page.fill("#code", code);
        page.fill("#factor", factor);
        Workplace.press(page, ".track button");
        return page;
    }

    @Test
    void shows_a_case_with_its_timeline_and_the_papers_that_are_spared() throws Exception {
        String code = open();
        move(code, "ACCEPTED");
        SampleHub.get()
                .ask(
                        SampleHub.TAX,
                        SampleHub.IDENTITY,
                        TrialHub.ASK_IDENTITY,
                        "gsb-agreement",
                        "A-1001",
                        "gsb-tracking-code",
                        code);
        Page page = track("/", code, FACTOR);
        assertThat(page.url()).isEqualTo(VISIT.portal().address("/track"));
        assertThat(page.locator(".state .big").innerText()).isEqualTo("در دست بررسی");
        assertThat(page.locator(".state").innerText()).contains("۱۵ دی ۱۴۰۵", "قزوین");
        assertThat(page.locator(".timeline li:not(.next)").count()).isEqualTo(2);
        assertThat(page.locator(".timeline .next").count()).isPositive();
        assertThat(page.locator(".papers .spared").count()).isEqualTo(1);
        Workplace.press(page, ".language button");
        assertThat(page.url()).isEqualTo(VISIT.portal().address("/en/track"));
        assertThat(page.locator(".timeline li:not(.next)").count()).isEqualTo(2);
        assertThat(page.context().cookies()).isEmpty();
        Portal.inspect(track(VISIT.chromium().visitor(true), "/track", code, FACTOR), "case", false);
        Portal.inspect(track(VISIT.chromium().visitor(true), "/en/track", code, FACTOR), "case", true);
    }

    @Test
    void takes_the_survey_of_a_delivered_case_once() throws Exception {
        String code = open();
        move(code, "ACCEPTED", "DECIDED", "DELIVERED");
        Page seen = track(VISIT.chromium().visitor(true), "/track", code, FACTOR);
        Workplace.press(seen, ".invite button");
        Portal.inspect(seen, "survey", false);
        Page page = track("/track", code, FACTOR);
        Workplace.press(page, ".invite button");
        page.locator("fieldset").first().waitFor();
        assertThat(page.locator("fieldset").count()).isEqualTo(10);
        for (int item = 0; item < 10; item++) {
            page.locator("fieldset").nth(item).locator("input[value='4']").check();
        }
        page.fill("#comment", "خوب بود.");
        page.click(".survey > button");
        assertThat(page.locator("h1").innerText()).isEqualTo("سپاسگزاریم");
        assertThat(track("/track", code, FACTOR).locator(".invite").count()).isZero();
    }

    @Test
    void names_the_questions_that_have_no_answer_yet_and_keeps_the_others() throws Exception {
        String code = open();
        move(code, "ACCEPTED", "DECIDED", "DELIVERED");
        Page page = track("/en/track", code, FACTOR);
        String pass = page.locator(".invite input[name=pass]").inputValue();
        HttpResponse<String> again = VISIT.portal()
                .post("/en/survey/answer", "SPEED=5&comment=x&pass=" + URLEncoder.encode(pass, StandardCharsets.UTF_8));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("Answer this question", "checked");
        assertThat(VISIT.portal()
                        .post("/en/survey/answer", survey() + "&pass=none")
                        .body())
                .contains("This page is too old");
        assertThat(VISIT.portal().get("/survey").statusCode()).isEqualTo(302);
    }

    private static String survey() {
        var form = new StringBuilder("comment=");
        for (var item : SurveyItem.values()) {
            form.append('&').append(item).append("=3");
        }
        return form.toString();
    }

    @Test
    void slows_wrong_guesses_with_a_friendly_page() throws Exception {
        String code = open();
        Page page = track(VISIT.chromium().visitor(true), "/track", code, "0000");
        assertThat(page.locator("[role=alert]").innerText()).contains("نیست");
        assertThat(page.locator("#code").inputValue()).isEqualTo(code);
        Portal.inspect(page, "track-unknown", false);
        HttpResponse<String> last = null;
        for (int guess = 0; guess < 4; guess++) {
            last = VISIT.portal().post("/en/track", "code=" + code + "&factor=0001");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).isPresent();
        assertThat(last.headers().firstValue("cache-control")).contains("no-store");
        assertThat(last.body()).contains("wait until");
    }

    @Test
    void takes_no_form_from_another_site_and_asks_for_both_fields() throws Exception {
        assertThat(VISIT.portal()
                        .post("/track", "code=1&factor=2", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(VISIT.portal()
                        .post("/en/track", "code=1&factor=2", "Origin", "https://elsewhere.example")
                        .body())
                .contains("came from another site");
        assertThat(VISIT.portal().post("/track", "code=&factor=").statusCode()).isEqualTo(400);
        for (int i = 0; i < 12; i++) {
            String noCode = i % 2 == 0 ? "05080848271933" : "050808482719339";
            HttpResponse<String> told = VISIT.portal().post("/track", "code=" + noCode + "&factor=1234");
            assertThat(told.statusCode()).isEqualTo(400);
            assertThat(told.body()).contains("کد رهگیری ۱۵ رقم دارد");
        }
        assertThat(VISIT.portal().post("/about", "x=1", "accept", "text/html").statusCode())
                .isEqualTo(405);
    }
}
