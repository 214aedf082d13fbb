package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import ir.gsb.catalogue.Province;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.SurveyItem;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Citizens who look at their cases and say how it was, in a real browser without JavaScript. */
class PortalTrackIT {

    private static final InquiryType CASE_EVENT = InquiryType.parse("case-event/v1");
    private static final String AGREEMENT = "A-1202";
    private static final String FACTOR = "4321";
    private static final String SPEED_5 = "[type=radio][name=SPEED][value='5']";
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
        page.click("a.language");
        assertThat(page.locator("h1").innerText()).isEqualTo("Thank you");
        assertThat(track("/track", code, FACTOR).locator(".invite").count()).isZero();
        VISIT.portal().inspect(VISIT.chromium(), "/survey/thanks", "thanks");
        VISIT.portal().inspect(VISIT.chromium(), "/en/survey/thanks", "thanks");
    }

    private static Page askedAfter(String code, boolean javaScript, boolean english) {
        Page page = track(VISIT.chromium().visitor(javaScript), english ? "/en/track" : "/track", code, FACTOR);
        page.click(".invite button");
        page.locator("fieldset").first().waitFor();
        return page;
    }

    @Test
    void names_the_questions_that_have_no_answer_yet_and_keeps_the_others() throws Exception {
        String code = open();
        move(code, "ACCEPTED", "DECIDED", "DELIVERED");
        for (boolean english : new boolean[] {false, true}) {
            Page page = askedAfter(code, false, english);
            page.locator(SPEED_5).check();
            page.fill("#comment", "خوب");
            page.click(".survey > button");
            page.locator("#wrongs:focus").waitFor();
            assertThat(page.locator("#wrongs a").count()).isEqualTo(9);
            assertThat(invalid(page)).hasSize(9).startsWith("STEPS_TOLD").doesNotContain("SPEED");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.keyboard().press("Space");
            assertThat(page.locator("#STEPS_TOLD").isChecked())
                    .as("the first link leads to the first gap")
                    .isTrue();
            page.click(".language button");
            page.locator(english ? "html[lang=fa]" : "html[lang=en]").waitFor();
            assertThat(page.locator(SPEED_5).isChecked()).isTrue();
            assertThat(page.locator("#comment").inputValue()).isEqualTo("خوب");
            Page seen = askedAfter(code, true, english);
            seen.locator(SPEED_5).check();
            seen.click(".survey > button");
            seen.locator("#wrongs").waitFor();
            Portal.inspect(seen, "survey-missing", english);
        }
        assertThat(VISIT.portal().get("/survey").statusCode()).isEqualTo(302);
        assertThat(VISIT.portal().get("/en/survey/answer").statusCode()).isEqualTo(302);
        assertThat(VISIT.portal()
                        .post("/en/survey/answer", survey() + "x".repeat(1001) + "&pass=none")
                        .body())
                .contains("The comment is too long", "comment-wrong");
    }

    @Test
    void keeps_what_was_answered_when_the_pass_has_ended() throws Exception {
        String code = open();
        move(code, "ACCEPTED", "DECIDED", "DELIVERED");
        Page page = askedAfter(code, true, false);
        assertThat(page.locator(".lead").last().innerText()).contains("می‌توانید در همین صفحه پاسخ دهید");
        for (int item = 0; item < 10; item++) {
            page.locator("fieldset").nth(item).locator("input[value='2']").check();
        }
        page.fill("#comment", "دیر شد.");
        page.evaluate("document.querySelector('.survey [name=pass]').value = 'ended'");
        page.click(".survey > button");
        assertThat(page.locator("#wrongs:focus").innerText()).contains("پاسخ‌هایتان هنوز همین‌جاست");
        assertThat(invalid(page)).isEmpty();
        Portal.inspect(page, "survey-ended", false);

        page.fill("#code", code);
        page.fill("#factor", "0000");
        page.click(".survey > button");
        assertThat(invalid(page)).containsExactly("code", "factor");
        assertThat(page.locator("fieldset input:checked").count()).isEqualTo(10);
        assertThat(page.locator("#comment").inputValue()).isEqualTo("دیر شد.");
        page.fill("#factor", FACTOR);
        page.click(".survey > button");
        assertThat(page.locator("h1").innerText()).isEqualTo("سپاسگزاریم");

        HttpResponse<String> again =
                VISIT.portal().post("/en/survey/answer", survey() + "&pass=none&code=" + code + "&factor=" + FACTOR);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("This survey has been answered");
        HttpResponse<String> ended = VISIT.portal().post("/en/survey/answer", survey() + "&pass=none");
        assertThat(ended.statusCode()).isEqualTo(409);
        assertThat(ended.body()).contains("The time for this page is over", "checked");
    }

    private static String survey() {
        var form = new StringBuilder();
        for (var item : SurveyItem.values()) {
            form.append(item).append("=3&");
        }
        return form.append("comment=").toString();
    }

    @Test
    void slows_wrong_guesses_with_a_friendly_page() throws Exception {
        String code = open();
        Page page = track(VISIT.chromium().visitor(true), "/track", code, "0000");
        assertThat(page.locator("[role=alert]").innerText()).contains("نیست");
        assertThat(invalid(page)).containsExactly("code", "factor");
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
        Page slowed = slowed(VISIT.chromium().visitor(true), code);
        assertThat(slowed.locator("#wrongs:focus").count()).isEqualTo(1);
        assertThat(invalid(slowed)).as("who only has to wait made no mistake").isEmpty();
        Portal.inspect(slowed, "track-slowed", true);
    }

    /** Guesses until it has to wait: each wrong guess makes the wait longer, so that this ends. */
    private static Page slowed(Page page, String code) {
        do {
            track(page, "/en/track", code, "0001").locator("#wrongs").waitFor();
        } while (page.locator("#wrongs a").count() > 0);
        return page;
    }

    /** Fields that are told to be wrong; each says so in a text that it is tied to. */
    private static List<String> invalid(Page page) {
        List<String> ids = new ArrayList<>();
        for (Locator field : page.locator("[aria-invalid=true]").all()) {
            String message = field.getAttribute("aria-describedby").split(" ")[0];
            assertThat(page.locator("#" + message).innerText()).isNotBlank();
            ids.add(message.replace("-wrong", ""));
        }
        return ids;
    }

    @Test
    void says_which_field_is_wrong_and_leads_there_by_keyboard() {
        for (boolean english : new boolean[] {false, true}) {
            Page page = track(english ? "/en/track" : "/track", "0508080", "");
            assertThat(page.locator("#wrongs:focus").count()).isEqualTo(1);
            assertThat(invalid(page)).containsExactly("factor");
            assertThat(page.locator("#code").inputValue()).isEqualTo("0508080");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#factor:focus").count()).isEqualTo(1);
            page.keyboard().type("1234");
            page.keyboard().press("Enter");
            page.locator("#code[aria-invalid]").waitFor();
            assertThat(invalid(page)).containsExactly("code");
            Page seen = track(VISIT.chromium().visitor(true), english ? "/en/track" : "/track", "0508080", "");
            Portal.inspect(seen, "track-wrong", english);
        }
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
        assertThat(VISIT.portal()
                        .post("/track", "code=1&factor=" + "1".repeat(41))
                        .body())
                .contains("ده رقم کد ملی را بنویسید", "id=\"factor-wrong\"")
                .doesNotContain("id=\"code-wrong\"");
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
