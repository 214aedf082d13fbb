package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.ServiceFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that does not arrive as it was made ends in a page that says what to do, whatever the client accepts. */
class WorkplaceBrokenFormsIT {

    private static final String FILES = "/workplace/files";
    private static final int MUCH = 9 << 20;

    private static Workplace workplace;
    private static ServiceFile file;
    private static Page page;

    @BeforeAll
    static void begin() {
        workplace = Workplace.open();
        file = workplace.sheets().drafted("صدور گواهی مالیاتی");
        page = workplace.signedIn(false, TAX, Role.REPRESENTATIVE, Role.SIGNER);
    }

    @AfterAll
    static void end() {
        workplace.close();
    }

    private static String token() {
        workplace.open(page, "/workplace?lang=fa");
        return page.locator("form[action$=sign-out] input[name=_csrf]").inputValue();
    }

    private static APIResponse sent(String path, RequestOptions form) {
        return page.request().post(workplace.address(path), form.setMaxRedirects(0));
    }

    private static void endsInPage(APIResponse answer, int status, String title) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).as(answer.text()).startsWith("text/html");
        assertThat(answer.headers().get("content-security-policy"))
                .as(answer.text())
                .startsWith("default-src 'none'");
        assertThat(answer.text()).contains("<h1>" + title + "</h1>", "href=\"/workplace\"");
    }

    @Test
    void that_lacks_a_field() {
        var form = FormData.create().set("_csrf", token());

        endsInPage(
                sent(
                        TaxSheets.path(file) + "/step/SIGN",
                        RequestOptions.create().setForm(form)),
                400,
                "فرم درست نرسید");
        endsInPage(
                sent(
                        TaxSheets.path(file) + "/step/SIGN?lang=en",
                        RequestOptions.create().setForm(form)),
                400,
                "The form did not arrive whole");
    }

    @Test
    void that_lacks_its_file() {
        var form = FormData.create().set("_csrf", token());

        endsInPage(sent(FILES, RequestOptions.create().setMultipart(form)), 400, "فرم درست نرسید");
    }

    @Test
    void whose_parts_do_not_end() {
        token();
        var broken = RequestOptions.create()
                .setHeader("content-type", "multipart/form-data; boundary=b")
                .setData("--b\r\nContent-Disposition: form-data; name=\"file\"".getBytes(StandardCharsets.UTF_8));

        endsInPage(sent(FILES, broken), 400, "فرم درست نرسید");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"file\"; filename=\"a\"b.csv\"",
                "form-data; name=\"file\"; filename=\"a.csv",
                "form-data; filename=\"a.csv\"",
                "form-data; name; filename=\"a.csv\"",
                "form-data; name=; filename=\"a.csv\"",
                "form-data; name=\"\"; filename=\"a.csv\"",
                "form-data",
                ""
            })
    void whose_file_is_named_as_no_browser_names_it(String disposition) {
        String content = """
            --b
            Content-Disposition: form-data; name="_csrf"

            %s
            --b
            Content-Disposition: %s
            Content-Type: text/csv

            agency,reference
            --b--
            """.formatted(token(), disposition).replace("\n", "\r\n");

        APIResponse answer = sent(
                FILES,
                RequestOptions.create()
                        .setHeader("content-type", "multipart/form-data; boundary=b")
                        .setData(content.getBytes(StandardCharsets.UTF_8)));

        endsInPage(answer, 400, "فرم درست نرسید");
    }

    @Test
    void whose_file_is_too_large() {
        var form = FormData.create()
                .set("_csrf", token())
                .set("file", new FilePayload("sheets.csv", "text/csv", new byte[MUCH]));

        APIResponse answer = sent(FILES, RequestOptions.create().setMultipart(form));

        endsInPage(answer, 413, "بیش از اندازه بزرگ است");
        assertThat(answer.text()).contains("۸");
    }

    @Test
    void whose_text_is_too_large() {
        var form = FormData.create().set("_csrf", token()).set("description.fa", "ب".repeat(MUCH / 6));

        endsInPage(
                sent(
                        TaxSheets.path(file) + "/edit/about",
                        RequestOptions.create().setForm(form)),
                400,
                "فرم درست نرسید");
    }

    @Test
    void that_brings_a_file_where_none_comes_in() {
        var form = FormData.create()
                .set("_csrf", token())
                .set("file", new FilePayload("x.csv", "text/csv", new byte[] {1}));

        endsInPage(sent("/workplace", RequestOptions.create().setMultipart(form)), 415, "فرم درست نرسید");
    }
}
