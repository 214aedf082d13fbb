package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static ir.gsb.e2e.TaxSheets.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Word;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a sheet through its people's hands, in a real browser. */
class WorkplaceIT {

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
    void brings_a_sheet_from_its_first_word_to_the_citizens_without_javascript() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page signer = workplace.signedIn(false, TAX, Role.SIGNER);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        String place = TaxSheets.path(file);
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
        assertThat(sheets.now(file).state()).isEqualTo(State.RETURNED);
        workplace.open(writer, place + "/edit/about");
        assertThat(writer.locator(".remark").innerText()).contains("نام کامل گواهی را بنویسید.");
        Chromium.picture(writer, "workplace-remark");
        writer.fill("#outputs", "گواهی مالیاتی مادهٔ ۱۸۷");
        Workplace.press(writer, ".saving button:has-text('ذخیره')");
        sign(signer, place);
        workplace.open(reviewer, place);
        Workplace.press(reviewer, "button:has-text('برداشتن برای بررسی')");
        workplace.open(reviewer, place + "/review");
        Workplace.press(reviewer, "button[name=approve]");
        Workplace.press(reviewer, "button[name=approve]");
        workplace.open(reviewer, place + "/step/PUBLISH");
        Workplace.press(reviewer, "main form button");
        assertThat(reviewer.locator("[role=status]").innerText()).contains("منتشر شد");
        String code = sheets.now(file).code().orElseThrow();
        Page citizen = workplace.chromium().visitor(false);
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
    void keeps_a_reviewers_remarks_whichever_button_is_pressed() {
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        ServiceFile file = sheets.underReview();
        workplace.open(reviewer, TaxSheets.path(file) + "/review");
        reviewer.locator("details:has([name='remark.outputs']) > summary").click();
        reviewer.fill("[name='remark.outputs']", "نام کامل گواهی را بنویسید.");
        Workplace.press(reviewer, "button[name=approve]");
        assertThat(reviewer.locator("h1").innerText()).contains("تأیید می‌کنید");
        Workplace.press(reviewer, "button[name=back]");
        assertThat(reviewer.inputValue("[name='remark.outputs']")).isEqualTo("نام کامل گواهی را بنویسید.");
        sheets.step(file, ir.gsb.catalogue.Role.REVIEWER, Word.APPROVE);
        Workplace.press(reviewer, "button[name=approve]");
        assertThat(reviewer.locator("[role=alert]").innerText()).contains("شدنی نیست");
        assertThat(reviewer.inputValue("[name='remark.outputs']")).isEqualTo("نام کامل گواهی را بنویسید.");
        assertThat(reviewer.locator("button[name=approve]").count()).isZero();
        Workplace.press(reviewer, "button:has-text('بازگرداندن')");
        assertThat(sheets.now(file).state()).isEqualTo(State.RETURNED);
    }

    @Test
    void records_remarks_that_come_with_an_approval() {
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        ServiceFile file = sheets.underReview();
        workplace.open(reviewer, TaxSheets.path(file) + "/review");
        reviewer.locator("details:has([name='remark.keywords']) > summary").click();
        reviewer.fill("[name='remark.keywords']", "بار دیگر واژه‌های مردم را هم بیاورید.");
        Workplace.press(reviewer, "button[name=approve]");
        Workplace.press(reviewer, "button[name=approve]");
        assertThat(sheets.now(file).state()).isEqualTo(State.APPROVED);
        assertThat(sheets.files().steps(file.id()).getLast().remarks())
                .containsValue("بار دیگر واژه‌های مردم را هم بیاورید.");
    }

    @Test
    void gives_up_a_revision_that_was_begun_by_mistake() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        ServiceFile file = sheets.published();
        workplace.open(writer, TaxSheets.path(file));
        Workplace.press(writer, "button:has-text('آغاز بازنگری')");
        Workplace.press(writer, "a:has-text('کنار گذاشتن بازنگری')");
        Workplace.press(writer, "main form button");
        assertThat(writer.locator("[role=status]").innerText()).contains("کنار گذاشته شد");
        assertThat(sheets.now(file).state()).isEqualTo(State.PUBLISHED);
        workplace.open(writer, TaxSheets.path(file) + "/versions");
        assertThat(writer.locator("#left").innerText()).contains("کنارگذاشته");
    }

    @Test
    void is_written_and_signed_with_keys_alone() {
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        Page page = workplace.signedIn(false, TAX, Role.SIGNER);
        workplace.open(page, TaxSheets.path(file));
        page.keyboard().press("Tab");
        assertThat(focused(page)).isEqualTo("رفتن به محتوا");
        pressed(page, "ویرایش شناسنامه");
        until(page, () -> page.evaluate("() => document.activeElement.id").equals("outputs"));
        page.keyboard().press("Control+A");
        page.keyboard().type("گواهی با کلید");
        pressed(page, "ذخیره");
        assertThat(sheets.now(file).sheet().outputs()).containsExactly("گواهی با کلید");
        pressed(page, "بازگشت به شناسنامه");
        pressed(page, "امضا از سوی دستگاه");
        pressed(page, "امضا از سوی دستگاه");
        assertThat(sheets.now(file).state()).isEqualTo(State.AGENCY_SIGNED);
    }

    private static void pressed(Page page, String wanted) {
        until(page, () -> focused(page).equals(wanted));
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                .as("the focus is seen")
                .isEqualTo("solid");
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    private static void until(Page page, BooleanSupplier there) {
        for (int tabs = 0; tabs < 60 && !there.getAsBoolean(); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(there.getAsBoolean()).isTrue();
    }

    private static String focused(Page page) {
        return page.locator(":focus").count() == 0
                ? ""
                : page.locator(":focus").innerText().strip();
    }
}
