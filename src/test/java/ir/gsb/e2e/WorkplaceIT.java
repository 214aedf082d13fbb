package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.NewSheet;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agencies' people and reviewers at work, in a real browser. */
class WorkplaceIT {

    private static final Optional<String> TAX = Optional.of("tax");
    private static final Optional<String> NOBODY = Optional.empty();

    private static SampleHub hub;
    private static Chromium chromium;
    private static Workplace workplace;

    @BeforeAll
    static void begin() {
        hub = SampleHub.get();
        SmallCatalogue.publish(hub);
        chromium = new Chromium();
        workplace = new Workplace(hub, chromium);
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String fresh() {
        return "wp-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A sheet of the tax administration that has all it needs. */
    private static ServiceFile drafted(String title) {
        Sheet sheet = Sheets.read("""
            {"title":{"fa":"%s","en":"Tax clearance"},"description":{"fa":"برای فروش ملک یا خروج سرمایه گواهی لازم است.","en":"For a sale."},
             "classification":{"kind":"G2C","nature":"SOVEREIGN","level":"NATIONAL","cluster":"FINANCE",
               "audience":["CITIZENS","BUSINESSES"],"events":["TAX","PROPERTY"],"start":"REQUEST","provinces":[]},
             "keywords":["مفاصاحساب","مالیات"],
             "needs":{"documents":[{"title":"کارت ملی","original":false,"inquiry":"person-identity/v1","form":""},
               {"title":"سند مالکیت","original":true,"inquiry":"","form":""}],
               "conditions":["نداشتن بدهی قطعی"],"laws":[{"title":"قانون مالیات‌های مستقیم","article":"۱۸۷","date":"۱۳۶۶/۱۲/۰۳"}]},
             "outputs":["گواهی مالیاتی"],
             "figures":{"receivers":120000,"period":"YEAR","days":3,"frequency":"AS_NEEDED","visits":0},
             "costs":[{"title":"صدور گواهی","rials":500000,"how":"پرداخت برخط"}],
             "access":{"information":{"channels":["WEB"],"visitReason":""},"request":{"channels":["WEB"],"visitReason":""},
               "production":{"channels":["WEB"],"visitReason":""},"delivery":{"channels":["WEB"],"visitReason":""},
               "address":"https://tax.example.ir/clearance"},
             "systems":["سامانهٔ مالیاتی"],"relations":[{"agency":"سازمان ثبت اسناد","system":"املاک",
               "fields":["پلاک ثبتی"],"fee":0,"way":"ONLINE","doneBy":"AGENCY","inquiry":"property-title/v1"}],
             "processes":["صدور گواهی"],"diagram":["ثبت درخواست","بررسی پرونده","صدور گواهی"],
             "contact":{"address":"تهران، خیابان داور","telephone":"021-33967000","hours":"شنبه تا چهارشنبه، ۸ تا ۱۴"},
             "filledBy":{"name":"مریم احمدی","position":"کارشناس","telephone":"021-33967001"}}
            """.formatted(title));
        return done(desk().draft(representative(), new NewSheet("tax", fresh(), Optional.empty(), sheet)));
    }

    private static SheetDesk desk() {
        return hub.part(SheetDesk.class);
    }

    private static Person representative() {
        return new Person("test-writer", ir.gsb.catalogue.Role.REPRESENTATIVE, TAX);
    }

    private static ServiceFile done(ir.gsb.catalogue.Acted acted) {
        assertThat(acted).isInstanceOf(ir.gsb.catalogue.Acted.Done.class);
        return ((ir.gsb.catalogue.Acted.Done) acted).now();
    }

    private static ServiceFile step(ServiceFile file, ir.gsb.catalogue.Role role, Word word) {
        Optional<String> agency = role.ofAgency() ? TAX : NOBODY;
        return done(desk().act(new Person("test-" + role, role, agency), file.id(), Wish.to(word, file.edit())));
    }

    private static ServiceFile now(ServiceFile file) {
        return hub.part(SheetFiles.class).file(file.id()).orElseThrow();
    }

    private static String sheet(long id) {
        return "/workplace/services/" + id;
    }

    @Test
    void brings_a_sheet_from_its_first_word_to_the_citizens_without_javascript() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page signer = workplace.signedIn(false, TAX, Role.SIGNER);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        String place = sheet(file.id());
        workplace.open(writer, place + "/edit/about");
        String description = "این متن را نماینده نوشت: " + fresh();
        writer.fill("#description-fa", description);
        Workplace.press(writer, ".saving button:has-text('ذخیره')");
        assertThat(writer.locator("[role=status]").first().innerText()).contains("ذخیره شد");
        sign(signer, place);
        workplace.open(reviewer, place);
        Workplace.press(reviewer, "button:has-text('برداشتن برای بررسی')");
        workplace.open(reviewer, place + "/review");
        Workplace.press(reviewer, "button:has-text('بازگرداندن')");
        assertThat(reviewer.locator("[role=alert]").innerText()).contains("بنویسید کدام بخش چه کم دارد");
        reviewer.locator("details:has([name='remark.outputs']) > summary").click();
        reviewer.fill("[name='remark.outputs']", "نام کامل گواهی را بنویسید.");
        Workplace.press(reviewer, "button:has-text('بازگرداندن')");
        assertThat(now(file).state()).isEqualTo(State.RETURNED);
        workplace.open(writer, place + "/edit/about");
        assertThat(writer.locator(".remark").innerText()).contains("نام کامل گواهی را بنویسید.");
        Chromium.picture(writer, "workplace-remark");
        writer.fill("#outputs", "گواهی مالیاتی مادهٔ ۱۸۷");
        Workplace.press(writer, ".saving button:has-text('ذخیره')");
        sign(signer, place);
        workplace.open(reviewer, place);
        Workplace.press(reviewer, "button:has-text('برداشتن برای بررسی')");
        workplace.open(reviewer, place + "/step/APPROVE");
        Workplace.press(reviewer, "main form button");
        workplace.open(reviewer, place + "/step/PUBLISH");
        Workplace.press(reviewer, "main form button");
        assertThat(reviewer.locator("[role=status]").innerText()).contains("منتشر شد");
        String code = now(file).code().orElseThrow();
        Page citizen = chromium.visitor(false);
        await().pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(citizen.request()
                                .get(workplace.address("/services/" + code))
                                .text())
                        .contains(description));
        workplace.open(citizen, "/services/" + code);
        assertThat(citizen.locator("main").innerText()).contains(description, "گواهی مالیاتی مادهٔ ۱۸۷");
    }

    private static void sign(Page signer, String place) {
        workplace.open(signer, place);
        Workplace.press(signer, "a:has-text('امضا از سوی دستگاه')");
        Workplace.press(signer, "main form button");
        assertThat(signer.locator("[role=status]").innerText()).contains("امضا شد");
    }

    @Test
    void begins_a_sheet_and_says_what_is_wrong_with_a_field_and_loses_nothing() {
        Page page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        workplace.open(page, "/workplace/services/new");
        page.fill("#fa", "استعلام بدهی " + fresh());
        page.fill("#reference", "نه لاتین");
        page.locator("form.card").evaluate("form => form.noValidate = true");
        Workplace.press(page, "main form button");
        assertThat(page.locator("[role=alert]").innerText()).contains("لاتین");
        page.fill("#reference", fresh());
        Workplace.press(page, "main form button");
        workplace.open(page, sheet(Workplace.idIn(page)) + "/edit/figures");
        page.fill("#figures-days", "سه روز");
        page.fill("#costs-0-title", "صدور");
        page.fill("#costs-0-rials", "۵۰۰٬۰۰۰");
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.locator("#summary").innerText()).contains("میانگین روزهای انجام");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("summary");
        assertThat(page.inputValue("#figures-days")).isEqualTo("سه روز");
        assertThat(page.inputValue("#costs-0-title")).isEqualTo("صدور");
        Chromium.picture(page, "workplace-faults");
        page.fill("#figures-days", "۳");
        Workplace.press(page, ".saving button[name=next]");
        assertThat(page.url()).contains("/edit/access");
        Sheet sheet = hub.part(SheetFiles.class)
                .file(Workplace.idIn(page))
                .orElseThrow()
                .sheet();
        assertThat(sheet.figures().days()).isEqualTo(3);
        assertThat(sheet.costs().getFirst().rials()).isEqualTo(500_000);
        workplace.open(page, sheet(Workplace.idIn(page)) + "/edit/needs");
        page.fill("#needs-documents-1-title", "کارت ملی");
        page.fill("#needs-documents-1-inquiry", "person-identty/v1");
        page.fill("#needs-laws-0-title", "قانون");
        page.fill("#needs-laws-0-date", "1397/13/40");
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.locator("#needs-documents-1-inquiry-fault").innerText()).contains("person-identity/v1");
        assertThat(page.locator("#needs-laws-0-date-fault").innerText()).contains("۱۳۹۷/۰۴/۰۹");
        Chromium.picture(page, "workplace-unfit");
        page.fill("#needs-documents-1-inquiry", "person-identity/v1");
        page.fill("#needs-laws-0-date", "1397-4-9");
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.inputValue("#needs-laws-0-date")).isEqualTo("۱۳۹۷/۰۴/۰۹");
    }

    @Test
    void saves_by_itself_and_keeps_what_two_wrote_apart() {
        Page page = workplace.signedIn(true, TAX, Role.REPRESENTATIVE);
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        workplace.open(page, sheet(file.id()) + "/edit/needs");
        page.click("fieldset:has(#needs-documents-0-title) .add");
        page.keyboard().type("عکس");
        await().untilAsserted(() -> assertThat(now(file).sheet().needs().documents())
                .extracting(paper -> paper.title())
                .containsExactly("کارت ملی", "سند مالکیت", "عکس"));
        await().untilAsserted(
                        () -> assertThat(page.locator("#autosave").innerText()).startsWith("ذخیره شد، ساعت"));
        page.locator("fieldset:has(#needs-documents-0-title) .remove").first().click();
        await().untilAsserted(
                        () -> assertThat(now(file).sheet().needs().documents()).hasSize(2));
        ServiceFile seen = now(file);
        Sheet theirs = Sheets.read(Sheets.write(seen.sheet()).replace("نداشتن بدهی قطعی", "نوشتهٔ دیگری"));
        done(desk().save(representative(), file.id(), seen.edit(), theirs));
        page.fill("#needs-conditions", "نوشتهٔ من");
        page.locator("#autosave button").waitFor();
        assertThat(page.locator("#autosave").innerText()).contains("test-writer");
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        assertThat(now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ دیگری");
        Chromium.picture(page, "workplace-conflict");
        page.click("#autosave button");
        await().untilAsserted(
                        () -> assertThat(now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void shows_both_texts_where_somebody_wrote_meanwhile_without_javascript() {
        Page page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        workplace.open(page, sheet(file.id()) + "/edit/needs");
        Sheet theirs = Sheets.read(Sheets.write(file.sheet()).replace("نداشتن بدهی قطعی", "نوشتهٔ دیگری"));
        done(desk().save(representative(), file.id(), file.edit(), theirs));
        page.fill("#needs-conditions", "نوشتهٔ من");
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.locator("[role=alert]").innerText()).contains("نوشتهٔ دیگری", "test-writer");
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        Workplace.press(page, ".saving button:has-text('ذخیرهٔ نوشتهٔ من')");
        assertThat(now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من");
    }

    @Test
    void signs_with_the_keyboard_alone() {
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        Page page = workplace.signedIn(false, TAX, Role.SIGNER);
        workplace.open(page, sheet(file.id()));
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("رفتن به محتوا");
        for (String wanted : List.of("امضا از سوی دستگاه", "امضا از سوی دستگاه")) {
            for (int tabs = 0; tabs < 60 && !focused(page).equals(wanted); tabs++) {
                page.keyboard().press("Tab");
            }
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
        }
        assertThat(now(file).state()).isEqualTo(State.AGENCY_SIGNED);
    }

    private static String focused(Page page) {
        return page.locator(":focus").count() == 0
                ? ""
                : page.locator(":focus").innerText().strip();
    }

    @Test
    void opens_to_nobody_what_is_not_his() {
        ServiceFile draft = drafted("صدور گواهی مالیاتی");
        ServiceFile signed = step(drafted("صدور گواهی مالیاتی"), ir.gsb.catalogue.Role.SIGNER, Word.SIGN);
        Page stranger = chromium.visitor(false);
        workplace.open(stranger, sheet(draft.id()));
        assertThat(stranger.url()).endsWith("/workplace/sign-in");
        Page other = workplace.signedIn(false, Optional.of("police-it"), Role.REPRESENTATIVE, Role.SIGNER);
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        Page operator = workplace.signedIn(false, NOBODY, Role.OPERATOR);
        for (String path : List.of("", "/edit/about", "/versions", "/step/SIGN")) {
            assertThat(workplace.open(other, sheet(draft.id()) + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(workplace.open(reviewer, sheet(draft.id()) + path).status())
                    .as(path)
                    .isIn(403, 404);
        }
        var status = Map.of(other, 404, writer, 403, operator, 403);
        status.forEach((page, expected) -> {
            for (Word word : List.of(Word.TAKE_UP, Word.TAKE_BACK)) {
                var form = FormData.create().set("edit", signed.edit());
                assertThat(workplace.posted(page, sheet(signed.id()) + "/step/" + word, form))
                        .as(word.name())
                        .isEqualTo(expected);
            }
        });
        for (Word word : List.of(Word.SIGN, Word.TAKE_BACK, Word.REVISE)) {
            var form = FormData.create().set("edit", signed.edit());
            assertThat(workplace.posted(reviewer, sheet(signed.id()) + "/step/" + word, form))
                    .as(word.name())
                    .isEqualTo(403);
        }
        assertThat(now(signed).edit()).isEqualTo(signed.edit());
        var text = FormData.create().set("edit", draft.edit()).set("title.fa", "دزدیده");
        for (String path : List.of("/edit/about", "/autosave/about")) {
            assertThat(workplace.posted(other, sheet(draft.id()) + path, text))
                    .as(path)
                    .isEqualTo(404);
            assertThat(workplace.posted(reviewer, sheet(draft.id()) + path, text))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(now(draft).edit()).isEqualTo(draft.edit());
    }

    @Test
    void leads_no_role_to_pages_of_another() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        Page auditor = workplace.signedIn(false, NOBODY, Role.AUDITOR);
        assertThat(workplace.open(auditor, "/workplace").status()).isEqualTo(403);
        assertThat(workplace.open(reviewer, "/workplace/files").status()).isEqualTo(403);
        assertThat(workplace.open(reviewer, "/workplace/services/new").status()).isEqualTo(403);
        assertThat(workplace.open(writer, sheet(1) + "/review").status()).isEqualTo(403);
        var verdict = FormData.create()
                .set("one", SmallCatalogue.PASSPORT)
                .set("other", "98000101")
                .set("judgement", "SAME_WORK");
        assertThat(workplace.posted(writer, "/workplace/duplicates/verdict", verdict))
                .isEqualTo(403);
        assertThat(workplace.posted(reviewer, "/workplace/duplicates/verdict", verdict))
                .as("not a likely pair")
                .isEqualTo(404);
        assertThat(workplace.open(writer, "/audit").url()).contains("/audit/sign-in");
    }

    @Test
    void takes_no_form_without_its_token() {
        Page signer = workplace.signedIn(false, TAX, Role.SIGNER);
        assertThat(signer.url()).endsWith("/workplace");
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        int status = signer.request()
                .post(
                        workplace.address(sheet(file.id()) + "/step/SIGN"),
                        RequestOptions.create()
                                .setForm(FormData.create().set("edit", file.edit()))
                                .setMaxRedirects(0))
                .status();
        assertThat(status).isEqualTo(403);
        assertThat(now(file).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void gives_who_signs_in_another_session_than_the_one_she_came_with() {
        Page page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Cookie planted = session(page);
        workplace.signIn(page, workplace.account(TAX, Role.SIGNER));

        Cookie own = session(page);
        assertThat(own.value).isNotEqualTo(planted.value);
        assertThat(own.path).isEqualTo("/workplace");
        assertThat(own.httpOnly).isTrue();
        page.context().addCookies(List.of(planted));
        workplace.open(page, "/workplace");
        assertThat(page.url()).contains("/workplace/sign-in");
    }

    private static Cookie session(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("gsb-workplace"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takes_a_file_only_where_files_come_in_and_shows_its_faults_first() {
        Page page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        String reference = fresh();
        workplace.open(page, "/workplace/files");
        page.setInputFiles(
                "#file", csv("agency,reference,title.fa,figures.days\nother-agency," + reference + ",الف,سه\n"));
        Workplace.press(page, "form[enctype] button");
        assertThat(page.locator("table").innerText()).contains("۲", "میانگین روزهای انجام");
        Chromium.picture(page, "workplace-import-faults");
        workplace.open(page, "/workplace/files");
        page.setInputFiles(
                "#file", csv("agency,reference,title.fa,figures.days\ntax," + reference + ",استعلام بدهی,3\n"));
        Workplace.press(page, "form[enctype] button");
        SheetFiles files = hub.part(SheetFiles.class);
        assertThat(files.file("tax", reference)).as("only tried").isEmpty();
        Chromium.picture(page, "workplace-import");
        Workplace.press(page, "form[action$=applied] button");
        assertThat(files.file("tax", reference).orElseThrow().sheet().title().fa())
                .isEqualTo("استعلام بدهی");
        var csv = page.request().get(workplace.address("/workplace/files/sheets.csv"));
        assertThat(csv.text()).contains(reference);
        for (String path : List.of("/workplace/duplicates/verdict", "/workplace", "/track", "/audit/sign-in")) {
            var form = FormData.create().set("file", csv("x"));
            assertThat(page.request()
                            .post(
                                    workplace.address(path),
                                    RequestOptions.create().setMultipart(form))
                            .status())
                    .as(path)
                    .isEqualTo(415);
        }
    }

    private static FilePayload csv(String text) {
        return new FilePayload("sheets.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void compares_versions_and_shows_a_reviewer_what_is_to_change() {
        ServiceFile file = published();
        ServiceFile open = step(file, ir.gsb.catalogue.Role.REPRESENTATIVE, Word.REVISE);
        Sheet changed = Sheets.read(Sheets.write(open.sheet())
                .replace("\"days\":3", "\"days\":1")
                .replace("نداشتن بدهی قطعی", "نداشتن بدهی قطعی‌شده")
                .replace("[\"CITIZENS\",\"BUSINESSES\"]", "[\"CITIZENS\"]"));
        ServiceFile saved = done(desk().save(representative(), file.id(), open.edit(), changed));
        Page page = workplace.signedIn(true, NOBODY, Role.REVIEWER);
        workplace.open(page, sheet(file.id()) + "/versions");
        assertThat(page.locator("main").innerText())
                .contains("نداشتن بدهی قطعی‌شده", "میانگین روزهای انجام", "کسب‌وکار");
        assertThat(Chromium.barriers(page)).isEmpty();
        Chromium.picture(page, "workplace-versions");
        step(step(saved, ir.gsb.catalogue.Role.SIGNER, Word.SIGN), ir.gsb.catalogue.Role.REVIEWER, Word.TAKE_UP);
        workplace.open(page, sheet(file.id()) + "/review");
        assertThat(page.locator(".is-changed").count()).isEqualTo(3);
        assertThat(Chromium.barriers(page)).isEmpty();
        Chromium.picture(page, "workplace-review");
        Chromium.view(page, "workplace-review-seen");
    }

    private static ServiceFile published() {
        ServiceFile file = drafted("صدور گواهی مالیاتی");
        file = step(file, ir.gsb.catalogue.Role.SIGNER, Word.SIGN);
        file = step(file, ir.gsb.catalogue.Role.REVIEWER, Word.TAKE_UP);
        file = step(file, ir.gsb.catalogue.Role.REVIEWER, Word.APPROVE);
        return step(file, ir.gsb.catalogue.Role.REVIEWER, Word.PUBLISH);
    }

    @Test
    void can_be_used_by_everyone_on_a_desk_and_on_a_telephone_in_both_languages() {
        Page visitor = chromium.visitor(true);
        Page signer = workplace.signedIn(true, TAX, Role.SIGNER, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(true, NOBODY, Role.REVIEWER);
        Page operator = workplace.signedIn(true, NOBODY, Role.OPERATOR);
        ServiceFile draft = drafted("صدور گواهی مالیاتی نقل و انتقال");
        ServiceFile file = published();
        step(drafted("اعتراض به برگ تشخیص مالیات"), ir.gsb.catalogue.Role.SIGNER, Word.SIGN);
        ServiceFile begun = done(desk().draft(
                        representative(),
                        new NewSheet(
                                "tax",
                                fresh(),
                                Optional.empty(),
                                Sheet.begun(new Text("معافیت مالیاتی دانش‌بنیان", "")))));
        look(visitor, "sign-in", "/workplace/sign-in");
        look(signer, "desk", "/workplace");
        look(signer, "new", "/workplace/services/new");
        look(signer, "sheet", sheet(file.id()));
        look(signer, "draft", sheet(begun.id()));
        look(signer, "sign", sheet(begun.id()) + "/step/SIGN");
        for (String section : List.of("about", "classification", "needs", "figures", "access", "work", "contact")) {
            look(signer, "edit-" + section, sheet(draft.id()) + "/edit/" + section);
        }
        look(reviewer, "reviewer", "/workplace");
        look(reviewer, "duplicates", "/workplace/duplicates");
        look(operator, "operator", "/workplace");
        look(operator, "files", "/workplace/files");
        look(operator, "missing", "/workplace/nowhere");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void look(Page page, String name, String path) {
        for (String language : List.of("fa", "en")) {
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 900);
                workplace.open(page, path + "?lang=" + language);
                String picture = "workplace-" + name + "-" + language + (width < 500 ? "-phone" : "");
                Chromium.picture(page, picture);
                assertThat(Chromium.barriers(page)).as(picture).isEmpty();
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(picture + " is not wider than the screen")
                        .isEqualTo(true);
            }
        }
    }
}
