package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static ir.gsb.e2e.TaxSheets.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.NewSheet;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Word;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each page of the workplace as people see it, on a desk and on a telephone. */
class WorkplaceLooksIT {

    private static final Optional<String> NOBODY = Optional.empty();

    private static Workplace workplace;
    private static TaxSheets sheets;

    @BeforeAll
    static void begin() {
        workplace = Workplace.open();
        sheets = workplace.sheets();
    }

    @AfterAll
    static void end() {
        workplace.close();
    }

    @Test
    void compares_versions_and_shows_a_reviewer_what_is_to_change() {
        ServiceFile file = sheets.published();
        ServiceFile open = sheets.step(file, ir.gsb.catalogue.Role.REPRESENTATIVE, Word.REVISE);
        Sheet changed = Sheets.read(Sheets.write(open.sheet())
                .replace("\"days\":3", "\"days\":1")
                .replace("نداشتن بدهی قطعی", "نداشتن بدهی قطعی‌شده")
                .replace("[\"CITIZENS\",\"BUSINESSES\"]", "[\"CITIZENS\"]"));
        ServiceFile saved =
                TaxSheets.done(sheets.desk().save(TaxSheets.representative(), file.id(), open.edit(), changed));
        Page page = workplace.signedIn(true, NOBODY, Role.REVIEWER);
        workplace.open(page, TaxSheets.path(file) + "/versions");
        assertThat(page.locator("main").innerText())
                .contains("نداشتن بدهی قطعی‌شده", "میانگین روزهای انجام", "کسب‌وکار");
        look(page, "versions", TaxSheets.path(file) + "/versions");
        sheets.step(
                sheets.step(saved, ir.gsb.catalogue.Role.SIGNER, Word.SIGN),
                ir.gsb.catalogue.Role.REVIEWER,
                Word.TAKE_UP);
        look(page, "review", TaxSheets.path(file) + "/review");
        workplace.open(page, TaxSheets.path(file) + "/review?lang=fa");
        assertThat(page.locator(".is-changed").count()).isEqualTo(3);
        page.setViewportSize(1280, 900);
        Chromium.view(page, "workplace-review-seen");
        Workplace.press(page, "button[name=approve]");
        Chromium.inspect(page, "workplace-approve-fa");
        assertThat(workplace.chromium().complaints()).isEmpty();
    }

    @Test
    void can_be_used_by_everyone_on_a_desk_and_on_a_telephone_in_both_languages() {
        Page visitor = workplace.chromium().visitor(true);
        Page signer = workplace.signedIn(true, TAX, Role.SIGNER, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(true, NOBODY, Role.REVIEWER);
        Page operator = workplace.signedIn(true, NOBODY, Role.OPERATOR);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی نقل و انتقال");
        ServiceFile file = sheets.published();
        sheets.step(sheets.drafted("اعتراض به برگ تشخیص مالیات"), ir.gsb.catalogue.Role.SIGNER, Word.SIGN);
        ServiceFile begun = TaxSheets.done(sheets.desk()
                .draft(
                        TaxSheets.representative(),
                        new NewSheet(
                                "tax",
                                fresh(),
                                Optional.empty(),
                                Sheet.begun(new Text("معافیت مالیاتی دانش‌بنیان", "")))));
        look(visitor, "sign-in", "/workplace/sign-in");
        look(visitor, "sign-in-refused", "/workplace/sign-in?refused");
        look(signer, "desk", "/workplace");
        look(signer, "new", "/workplace/services/new");
        look(signer, "sheet", TaxSheets.path(file));
        look(signer, "draft", TaxSheets.path(begun));
        look(signer, "sign", TaxSheets.path(begun) + "/step/SIGN");
        for (String section : List.of("about", "classification", "needs", "figures", "access", "work", "contact")) {
            look(signer, "edit-" + section, TaxSheets.path(draft) + "/edit/" + section);
        }
        representatives();
        look(signer, "own-agency", "/workplace/agencies/tax");
        look(reviewer, "agencies", "/workplace/agencies");
        look(reviewer, "agency", "/workplace/agencies/police-it");
        look(reviewer, "reviewer", "/workplace");
        look(reviewer, "duplicates", "/workplace/duplicates");
        look(reviewer, "retire", TaxSheets.path(file) + "/step/RETIRE");
        look(reviewer, "denied", "/workplace/files");
        look(operator, "operator", "/workplace");
        look(operator, "files", "/workplace/files");
        look(operator, "missing", "/workplace/nowhere");
        assertThat(workplace.chromium().complaints()).isEmpty();
    }

    private static void representatives() {
        workplace.represent("tax", "سارا امیری", "مدیرکل دفتر آموزش و ترویج فرهنگ مالیاتی", "021-00001201");
        workplace.represent("tax", "رضا کریمی", "کارشناس", "021-00001202");
        workplace.represent("police-it", "مهدی نوری", "", "");
    }

    private static void look(Page page, String name, String path) {
        for (String language : List.of("fa", "en")) {
            workplace.open(page, in(language, path));
            Chromium.inspect(page, "workplace-" + name + "-" + language);
        }
    }

    private static String in(String language, String path) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    @Test
    void says_without_barrier_what_was_not_done() {
        Page writer = workplace.signedIn(true, TAX, Role.REPRESENTATIVE, Role.SIGNER);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        ServiceFile newer = sheets.saved(draft, "نداشتن بدهی قطعی", "نوشتهٔ دیگری");
        String edit = "edit=" + draft.edit();
        String place = TaxSheets.path(draft);
        answers(writer, "not-begun", 422, "/workplace/services/new", "fa=x&reference=a%20b");
        answers(writer, "faults", 422, place + "/edit/figures", "edit=" + newer.edit() + "&figures.days=x");
        answers(writer, "overtaken-text", 409, place + "/edit/needs", edit + "&needs.conditions=mine");
        answers(writer, "overtaken-step", 409, place + "/step/SIGN", edit);
        answers(writer, "broken-form", 400, place + "/step/SIGN", "x=y");
        ServiceFile signed = sheets.signed();
        edit = "edit=" + signed.edit();
        answers(writer, "not-saved", 409, TaxSheets.path(signed) + "/edit/about", edit + "&title.fa=x");
        Page signer = workplace.signedIn(true, TAX, Role.SIGNER);
        answers(signer, "not-signed", 409, TaxSheets.path(signed) + "/step/SIGN", edit);
        assertThat(workplace.chromium().complaints()).isEmpty();
    }

    @Test
    void shows_without_barrier_what_a_reviewer_gives_back() {
        Page reviewer = workplace.signedIn(true, NOBODY, Role.REVIEWER);
        ServiceFile file = sheets.underReview();
        String review = TaxSheets.path(file) + "/review";
        String edit = "edit=" + file.edit();
        answers(reviewer, "not-returned", 422, review, edit);
        answers(reviewer, "sure", 200, review, edit + "&approve=true&remark.outputs=x");
        workplace.open(reviewer, in("fa", review));
        reviewer.locator("details:has([name='remark.outputs']) > summary").click();
        reviewer.fill("[name='remark.outputs']", "نام کامل گواهی را بنویسید.");
        Workplace.press(reviewer, "button:has-text('بازگرداندن')");
        Page writer = workplace.signedIn(true, TAX, Role.REPRESENTATIVE);
        look(writer, "returned", TaxSheets.path(file));
        look(writer, "edit-returned", TaxSheets.path(file) + "/edit/about");
        look(writer, "saved", TaxSheets.path(file) + "/edit/about?saved");
        look(writer, "done", TaxSheets.path(file) + "?done=SIGN");
        answers(reviewer, "overtaken-review", 409, review, edit);
    }

    @Test
    void keeps_without_barrier_what_was_written_when_the_session_ended() {
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        for (String language : List.of("fa", "en")) {
            Accounts.Opened account = workplace.account(TAX, Role.REPRESENTATIVE);
            Page page = workplace.signedIn(true, account);
            workplace.open(page, in(language, TaxSheets.path(file) + "/edit/needs"));
            page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("gsb-workplace"));
            Workplace.press(page, ".saving button >> nth=0");
            assertThat(page.locator("main input[name=edit]").count()).isEqualTo(1);
            Chromium.inspect(page, "workplace-kept-ended-" + language);
            workplace.forgetCode(account);
            workplace.signIn(page.context().newPage(), account);
            Workplace.press(page, "main form button");
            assertThat(page.locator("main input[name=_csrf]").count()).isEqualTo(1);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            Chromium.inspect(page, "workplace-kept-" + language);
        }
    }

    /** Sends a form with the visitor's token and looks at the answer, in both languages. */
    private static void answers(Page page, String name, int status, String path, String form) {
        for (String language : List.of("fa", "en")) {
            workplace.open(page, "/workplace");
            String token =
                    page.locator("form[action$=sign-out] input[name=_csrf]").inputValue();
            var answer = Chromium.post(page, workplace.address(in(language, path)), form + "&_csrf=" + token);
            assertThat(answer.status()).as(name).isEqualTo(status);
            Chromium.inspect(page, "workplace-" + name + "-" + language);
        }
    }
}
