package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each may not do, asked for by guessed addresses and hand-made forms. */
class WorkplaceRightsIT {

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
    void opens_to_nobody_what_is_not_his() {
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        ServiceFile signed = sheets.signed();
        Page stranger = workplace.chromium().visitor(false);
        workplace.open(stranger, TaxSheets.path(draft));
        assertThat(stranger.url()).endsWith("/workplace/sign-in");
        Page other = workplace.signedIn(false, Optional.of("police-it"), Role.REPRESENTATIVE, Role.SIGNER);
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        Page operator = workplace.signedIn(false, NOBODY, Role.OPERATOR);
        for (String path : List.of("", "/edit/about", "/versions", "/step/SIGN")) {
            assertThat(workplace.open(other, TaxSheets.path(draft) + path).status())
                    .as(path)
                    .isEqualTo(404);
            assertThat(workplace.open(reviewer, TaxSheets.path(draft) + path).status())
                    .as(path)
                    .isIn(403, 404);
        }
        var status = Map.of(other, 404, writer, 403, operator, 403);
        status.forEach((page, expected) -> {
            for (Word word : List.of(Word.TAKE_UP, Word.TAKE_BACK)) {
                var form = FormData.create().set("edit", signed.edit());
                assertThat(workplace.posted(page, TaxSheets.path(signed) + "/step/" + word, form))
                        .as(word.name())
                        .isEqualTo(expected);
            }
        });
        for (Word word : List.of(Word.SIGN, Word.TAKE_BACK, Word.REVISE)) {
            var form = FormData.create().set("edit", signed.edit());
            assertThat(workplace.posted(reviewer, TaxSheets.path(signed) + "/step/" + word, form))
                    .as(word.name())
                    .isEqualTo(403);
        }
        assertThat(sheets.now(signed).edit()).isEqualTo(signed.edit());
        var text = FormData.create().set("edit", draft.edit()).set("title.fa", "دزدیده");
        for (String path : List.of("/edit/about", "/autosave/about")) {
            assertThat(workplace.posted(other, TaxSheets.path(draft) + path, text))
                    .as(path)
                    .isEqualTo(404);
            assertThat(workplace.posted(reviewer, TaxSheets.path(draft) + path, text))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(sheets.now(draft).edit()).isEqualTo(draft.edit());
    }

    @Test
    void lets_a_representative_sign_nothing_and_says_so_in_her_language() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        assertThat(workplace.open(writer, TaxSheets.path(draft) + "/step/SIGN").status())
                .isEqualTo(404);
        var sign = FormData.create().set("edit", draft.edit());
        assertThat(workplace.answered(writer, TaxSheets.path(draft) + "/step/SIGN", sign))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(403))
                .satisfies(answer -> assertThat(answer.text()).contains("نقش شما این کار را نمی‌تواند"));
        workplace.open(writer, "/workplace?lang=en");
        assertThat(workplace
                        .answered(writer, TaxSheets.path(draft) + "/step/SIGN", sign)
                        .text())
                .contains("your role may not do this");
        assertThat(sheets.now(draft).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void lets_nobody_approve_what_he_wrote_when_his_role_is_another_now() {
        Accounts.Opened account = workplace.account(TAX, Role.REPRESENTATIVE);
        Page writer = workplace.signedIn(false, account);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        workplace.open(writer, TaxSheets.path(draft) + "/edit/about");
        writer.fill("#outputs", "گواهی تازه");
        Workplace.press(writer, ".saving button");
        ServiceFile taken = sheets.step(
                sheets.step(sheets.now(draft), ir.gsb.catalogue.Role.SIGNER, Word.SIGN),
                ir.gsb.catalogue.Role.REVIEWER,
                Word.TAKE_UP);
        JdbcClient.create(workplace.hub().store())
                .sql("UPDATE account SET roles = 'reviewer', agency = NULL WHERE name = ?")
                .param(account.name())
                .update();
        workplace.forgetCode(account);
        Page reviewer = workplace.signedIn(false, account);
        workplace.open(reviewer, TaxSheets.path(taken) + "/review");
        Workplace.press(reviewer, "button[name=approve]");
        Workplace.press(reviewer, "button[name=approve]");
        assertThat(reviewer.locator("[role=alert]").innerText()).contains("کسی نوشته یا امضاشدهٔ خود را تأیید نمی‌کند");
        assertThat(sheets.now(taken).state()).isEqualTo(State.UNDER_REVIEW);
        assertThat(refusals(account.name())).singleElement().asString().contains("approve", "own-work");
    }

    @Test
    void lets_an_operator_write_nothing_by_hand() {
        Page operator = workplace.signedIn(false, NOBODY, Role.OPERATOR);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        ServiceFile published = sheets.published();
        var text = FormData.create().set("edit", draft.edit()).set("title.fa", "دگرگون");
        for (String path : List.of("/edit/about", "/autosave/about", "/step/SIGN", "/review")) {
            assertThat(workplace.posted(operator, TaxSheets.path(draft) + path, text))
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(workplace.posted(
                        operator,
                        TaxSheets.path(published) + "/step/REVISE",
                        FormData.create().set("edit", published.edit())))
                .isEqualTo(403);
        workplace.open(operator, TaxSheets.path(draft));
        assertThat(operator.locator(".actions :is(a.button, button)").count()).isZero();
        assertThat(sheets.now(draft)).isEqualTo(draft);
        assertThat(sheets.now(published)).isEqualTo(published);
    }

    @Test
    void does_once_what_is_sent_twice_and_tells_the_second() {
        Page signer = workplace.signedIn(false, TAX, Role.SIGNER);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        String sign = TaxSheets.path(draft) + "/step/SIGN";
        var seen = FormData.create().set("edit", draft.edit());
        assertThat(workplace.posted(signer, sign, seen)).isEqualTo(302);
        var again = workplace.answered(signer, sign, seen);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("شدنی نیست");
        assertThat(sheets.files().steps(draft.id())).extracting(SheetStep::word).containsExactly(Word.DRAFT, Word.SIGN);
        ServiceFile other = sheets.drafted("صدور گواهی مالیاتی");
        ServiceFile newer = sheets.saved(other, "نداشتن بدهی قطعی", "نوشتهٔ دیگری");
        assertThat(workplace.posted(
                        signer,
                        TaxSheets.path(other) + "/step/SIGN",
                        FormData.create().set("edit", other.edit())))
                .as("signs no text that she did not see")
                .isEqualTo(409);
        assertThat(sheets.now(other)).isEqualTo(newer);
    }

    @Test
    void records_who_asks_for_what_is_not_his() {
        Accounts.Opened account = workplace.account(Optional.of("police-it"), Role.SIGNER);
        Page other = workplace.signedIn(false, account);
        ServiceFile draft = sheets.drafted("صدور گواهی مالیاتی");
        String name = "tax/" + draft.reference();
        assertThat(workplace.open(other, TaxSheets.path(draft) + "/versions").status())
                .isEqualTo(404);
        assertThat(other.locator("main").innerText()).doesNotContain("صدور گواهی مالیاتی");
        workplace.posted(
                other, TaxSheets.path(draft) + "/step/SIGN", FormData.create().set("edit", draft.edit()));
        assertThat(workplace.open(other, TaxSheets.path(draft) + "/review").status())
                .isEqualTo(403);
        assertThat(refusals(account.name()))
                .containsExactly("look " + name, "look " + name, "GET " + TaxSheets.path(draft) + "/review");
        assertThat(other.request()
                        .get(workplace.address("/workplace/files/sheets.csv"))
                        .text())
                .doesNotContain(draft.reference());
    }

    private static List<String> refusals(String actor) {
        return JdbcClient.create(workplace.hub().store())
                .sql("SELECT detail FROM record WHERE outcome = 'sheet-refused' AND actor = ? ORDER BY exchange_id")
                .param(actor)
                .query(String.class)
                .list();
    }

    @Test
    void shows_who_speaks_for_an_agency_to_nobody_beside_it() {
        workplace.represent("tax", "سارا امیری", "مدیرکل", "021-00001201");
        String people = "/workplace/agencies/tax";
        Page own = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        assertThat(own.locator("main a[href='" + people + "']").innerText()).isEqualTo("نمایندگان");
        for (Page page : List.of(
                own,
                workplace.signedIn(false, NOBODY, Role.REVIEWER),
                workplace.signedIn(false, NOBODY, Role.OPERATOR))) {
            assertThat(workplace.open(page, people).status()).isEqualTo(200);
            assertThat(page.locator("main").innerText()).contains("سارا امیری", "مدیرکل", "۰۲۱-۰۰۰۰۱۲۰۱");
        }
        Accounts.Opened account = workplace.account(Optional.of("police-it"), Role.SIGNER);
        Page other = workplace.signedIn(false, account);
        for (String code : List.of("tax", "no-such-agency")) {
            assertThat(workplace.open(other, "/workplace/agencies/" + code).status())
                    .as(code)
                    .isEqualTo(404);
            assertThat(other.locator("main").innerText()).doesNotContain("سارا امیری");
        }
        assertThat(workplace.open(other, "/workplace/agencies").status()).isEqualTo(403);
        assertThat(refusals(account.name()))
                .containsExactly(
                        "look at the representatives of tax",
                        "look at the representatives of no-such-agency",
                        "GET /workplace/agencies");
        assertThat(workplace
                        .open(workplace.signedIn(false, TAX, Role.AUDITOR), people)
                        .status())
                .isEqualTo(403);
        Page stranger = workplace.chromium().visitor(false);
        workplace.open(stranger, people);
        assertThat(stranger.url()).endsWith("/workplace/sign-in");
    }

    @Test
    void finds_an_agency_by_any_spelling_of_its_name() {
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        workplace.open(reviewer, "/workplace/agencies");
        reviewer.fill("#q", "مالياتي");
        Workplace.press(reviewer, "form[role=search] button");
        assertThat(reviewer.locator(".sheets h2").allInnerTexts()).containsExactly("سازمان امور مالیاتی کشور");
        Workplace.press(reviewer, ".sheets h2 a");
        assertThat(reviewer.locator("h1").innerText()).isEqualTo("سازمان امور مالیاتی کشور");
    }

    @Test
    void leads_no_role_to_pages_of_another() {
        Page writer = workplace.signedIn(false, TAX, Role.REPRESENTATIVE);
        Page reviewer = workplace.signedIn(false, NOBODY, Role.REVIEWER);
        Page auditor = workplace.signedIn(false, NOBODY, Role.AUDITOR);
        assertThat(workplace.open(auditor, "/workplace").status()).isEqualTo(403);
        assertThat(workplace.open(reviewer, "/workplace/files").status()).isEqualTo(403);
        assertThat(workplace.open(reviewer, "/workplace/services/new").status()).isEqualTo(403);
        assertThat(workplace
                        .open(writer, "/workplace/services/" + 1 + "/review")
                        .status())
                .isEqualTo(403);
        var verdict = FormData.create()
                .set("one", SmallCatalogue.PASSPORT)
                .set("other", "98000101")
                .set("judgement", "SAME_WORK");
        assertThat(workplace.posted(writer, "/workplace/duplicates/verdict", verdict))
                .isEqualTo(403);
        for (Role role : List.of(Role.SIGNER, Role.OPERATOR)) {
            Page other = workplace.signedIn(false, role == Role.SIGNER ? TAX : NOBODY, role);
            assertThat(workplace.posted(other, "/workplace/duplicates/verdict", verdict))
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(workplace.posted(reviewer, "/workplace/duplicates/verdict", verdict))
                .as("not a likely pair")
                .isEqualTo(404);
        assertThat(workplace.open(writer, "/audit").url()).contains("/audit/sign-in");
    }

    @Test
    void takes_no_form_without_its_token() {
        Page signer = workplace.signedIn(false, TAX, Role.SIGNER);
        assertThat(signer.url()).endsWith("/workplace");
        ServiceFile file = sheets.drafted("صدور گواهی مالیاتی");
        int status = signer.request()
                .post(
                        workplace.address(TaxSheets.path(file) + "/step/SIGN"),
                        RequestOptions.create()
                                .setForm(FormData.create().set("edit", file.edit()))
                                .setMaxRedirects(0))
                .status();
        assertThat(status).isEqualTo(403);
        assertThat(sheets.now(file).state()).isEqualTo(State.DRAFT);
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
}
