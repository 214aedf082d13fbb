package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static ir.gsb.e2e.TaxSheets.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Sheets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The editor: nothing that is written in it is lost. */
class WorkplaceEditorIT {

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
        workplace.open(page, "/workplace/services/" + Workplace.idIn(page) + "/edit/figures");
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
        Sheet sheet = sheets.files().file(Workplace.idIn(page)).orElseThrow().sheet();
        assertThat(sheet.figures().days()).isEqualTo(3);
        assertThat(sheet.costs().getFirst().rials()).isEqualTo(500_000);
        workplace.open(page, "/workplace/services/" + Workplace.idIn(page) + "/edit/needs");
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
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(page, TaxSheets.path(file) + "/edit/needs");
        page.click("fieldset:has(#needs-documents-0-title) .add");
        page.keyboard().type("عکس");
        await().untilAsserted(() -> assertThat(sheets.now(file).sheet().needs().documents())
                .extracting(paper -> paper.title())
                .containsExactly("کارت ملی", "سند مالکیت", "عکس"));
        await().untilAsserted(
                        () -> assertThat(page.locator("#autosave").innerText()).startsWith("ذخیره شد، ساعت"));
        page.locator("fieldset:has(#needs-documents-0-title) .remove").first().click();
        await().untilAsserted(() ->
                assertThat(sheets.now(file).sheet().needs().documents()).hasSize(2));
        ServiceFile seen = sheets.now(file);
        Sheet theirs = Sheets.read(Sheets.write(seen.sheet()).replace("نداشتن بدهی قطعی", "نوشتهٔ دیگری"));
        TaxSheets.done(sheets.desk().save(TaxSheets.representative(), file.id(), seen.edit(), theirs));
        page.fill("#needs-conditions", "نوشتهٔ من");
        page.locator("#autosave button").waitFor();
        assertThat(page.locator("#autosave").innerText()).contains("test-writer");
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ دیگری");
        Chromium.inspect(page, "workplace-conflict-fa");
        page.click("#autosave button");
        await().untilAsserted(() ->
                assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من"));
        assertThat(workplace.chromium().complaints()).isEmpty();
    }

    @Test
    void shows_both_texts_where_somebody_wrote_meanwhile_without_javascript() {
        Page page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(page, TaxSheets.path(file) + "/edit/needs");
        Sheet theirs = Sheets.read(Sheets.write(file.sheet()).replace("نداشتن بدهی قطعی", "نوشتهٔ دیگری"));
        TaxSheets.done(sheets.desk().save(TaxSheets.representative(), file.id(), file.edit(), theirs));
        page.fill("#needs-conditions", "نوشتهٔ من");
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.locator("[role=alert]").innerText()).contains("نوشتهٔ دیگری", "test-writer");
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        Workplace.press(page, ".saving button:has-text('ذخیرهٔ نوشتهٔ من')");
        assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من");
    }

    @Test
    void keeps_what_is_written_when_the_session_ends_until_she_signed_in_again() {
        Accounts.Opened account = workplace.account(TAX, Role.REPRESENTATIVE);
        Page page = workplace.signedIn(true, account);
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(page, TaxSheets.path(file) + "/edit/needs");
        page.context().clearCookies();
        page.fill("#needs-conditions", "نوشتهٔ من");
        page.locator("#autosave a[target=_blank]").waitFor();
        assertThat(page.locator("#autosave").innerText()).contains("نشست شما پایان یافته");
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        workplace.forgetCode(account);
        workplace.signIn(page.context().newPage(), account);
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        await().untilAsserted(() ->
                assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من"));
    }

    @Test
    void saves_for_no_colleague_who_signed_in_meanwhile_what_she_did_not_write() {
        Accounts.Opened account = workplace.account(TAX, Role.REPRESENTATIVE);
        Accounts.Opened other = workplace.account(TAX, Role.REPRESENTATIVE);
        Page page = workplace.signedIn(true, account);
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(page, TaxSheets.path(file) + "/edit/needs");
        Page second = page.context().newPage();
        workplace.signIn(second, other);
        page.fill("#needs-conditions", "نوشتهٔ من");
        page.locator("#autosave a[target=_blank]").waitFor();
        assertThat(page.locator("#autosave").innerText()).contains(account.name(), other.name());
        assertThat(sheets.now(file).edit()).isEqualTo(file.edit());
        assertThat(page.inputValue("#needs-conditions")).isEqualTo("نوشتهٔ من");
        Chromium.picture(page, "workplace-autosave-for-its-writer");

        workplace.forgetCode(account);
        workplace.signIn(second, account);
        page.evaluate("() => window.dispatchEvent(new Event('focus'))");
        await().untilAsserted(() ->
                assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ من"));
        assertThat(sheets.now(file).newest().writtenBy()).isEqualTo(account.name());
    }

    @Test
    void keeps_what_is_written_without_javascript_when_the_session_ended_for_its_writer_alone() {
        Accounts.Opened account = workplace.account(TAX, Role.REPRESENTATIVE);
        Page page = workplace.signedIn(false, account);
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(page, TaxSheets.path(file) + "/edit/needs");
        page.fill("#needs-conditions", "نوشتهٔ \"من\"\nو <دیگران>");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("gsb-workplace"));
        Workplace.press(page, ".saving button:has-text('ذخیره')");
        assertThat(page.locator("h1").innerText()).isEqualTo("نشست شما پایان یافته است");
        Workplace.press(page, "button:has-text('ادامه')");
        assertThat(page.locator("h1").innerText()).as("not signed in").isEqualTo("نشست شما پایان یافته است");

        Page colleague = page.context().newPage();
        Accounts.Opened other = workplace.account(TAX, Role.REPRESENTATIVE);
        workplace.signIn(colleague, other);
        for (String why : List.of("the token is late", "the token is hers")) {
            Workplace.press(page, "button:has-text('ادامه')");
            assertThat(page.locator("h1").innerText()).as(why).contains(account.name());
            assertThat(page.locator(".lead").innerText()).as(why).contains(account.name(), other.name());
            assertThat(sheets.now(file).edit()).as(why).isEqualTo(file.edit());
        }
        Chromium.picture(page, "workplace-kept-for-its-writer");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("gsb-workplace"));
        workplace.forgetCode(account);
        workplace.signIn(colleague, account);
        Workplace.press(page, "button:has-text('ادامه')");
        assertThat(page.locator("h1").innerText()).isEqualTo("نوشتهٔ شما این‌جاست");
        Workplace.press(page, "button:has-text('ذخیرهٔ نوشتهٔ من')");

        assertThat(page.url()).endsWith("/edit/needs?saved");
        assertThat(sheets.now(file).sheet().needs().conditions()).containsExactly("نوشتهٔ \"من\"", "و <دیگران>");
    }

    @Test
    void keeps_nothing_that_a_strangers_page_wrote() {
        Page page = workplace.signedIn(false, workplace.account(TAX, Role.REPRESENTATIVE));
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        var foreign = RequestOptions.create()
                .setForm(FormData.create().set("conditions", "نوشتهٔ دیگری"))
                .setHeader("sec-fetch-site", "cross-site")
                .setMaxRedirects(0);
        String editor = workplace.address(TaxSheets.path(file) + "/edit/needs");

        assertThat(page.request().post(editor, foreign).text()).doesNotContain("نوشتهٔ دیگری");
        page.context().clearCookies();
        assertThat(page.request().post(editor, foreign).text()).as("signed out").doesNotContain("نوشتهٔ دیگری");
    }
}
