package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static ir.gsb.e2e.TaxSheets.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
        assertThat(Chromium.barriers(page)).isEmpty();
        Chromium.picture(page, "workplace-approve");
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
