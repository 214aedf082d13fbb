package ir.gsb.e2e;

import static ir.gsb.e2e.TaxSheets.TAX;
import static ir.gsb.e2e.TaxSheets.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Role;
import ir.gsb.catalogue.SheetFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sheets in files. */
class WorkplaceFilesIT {

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
    void takes_a_file_only_where_files_come_in_and_shows_its_faults_first() {
        Page page = workplace.signedIn(true, TAX, Role.REPRESENTATIVE);
        String reference = fresh();
        workplace.open(page, "/workplace/files");
        page.setInputFiles(
                "#file",
                csv("agency,reference,title.fa,figures.days\nother-agency," + reference + ",الف,سه\ntax," + reference
                        + ",الف,سه\n"));
        Workplace.press(page, "form[enctype] button");
        assertThat(page.locator("table").innerText()).contains("۲", "دستگاه دیگری", "۳", "میانگین روزهای انجام");
        Chromium.inspect(page, "workplace-import-faults-fa");
        workplace.open(page, "/workplace/files");
        page.setInputFiles(
                "#file", csv("agency,reference,title.fa,figures.days\ntax," + reference + ",استعلام بدهی,3\n"));
        Workplace.press(page, "form[enctype] button");
        SheetFiles files = sheets.files();
        assertThat(files.file("tax", reference)).as("only tried").isEmpty();
        Chromium.inspect(page, "workplace-import-fa");
        Page colleague = workplace.signedIn(false, TAX, Role.SIGNER);
        var guessed =
                FormData.create().set("upload", page.locator("[name=upload]").inputValue());
        assertThat(workplace.posted(colleague, "/workplace/files/applied", guessed))
                .as("a file waits for the one who brought it")
                .isEqualTo(404);
        Workplace.press(page, "form[action$=applied] button");
        assertThat(files.file("tax", reference).orElseThrow().sheet().title().fa())
                .isEqualTo("استعلام بدهی");
        Chromium.inspect(page, "workplace-imported-fa");
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

    @Test
    void tells_in_english_too_what_a_file_would_do_without_barrier() {
        Page page = workplace.signedIn(true, TAX, Role.REPRESENTATIVE);
        for (String days : List.of("three", "3")) {
            workplace.open(page, "/workplace/files?lang=en");
            page.setInputFiles("#file", csv("agency,reference,title.fa,figures.days\ntax," + fresh() + ",الف," + days));
            Workplace.press(page, "form[enctype] button");
            Chromium.inspect(page, "workplace-import-" + (days.equals("3") ? "" : "faults-") + "en");
        }
        Workplace.press(page, "form[action$=applied] button");
        Chromium.inspect(page, "workplace-imported-en");
        workplace.open(page, "/workplace/files?lang=en");
        page.setInputFiles("#file", new FilePayload("sheets.pdf", "application/pdf", new byte[] {1}));
        Workplace.press(page, "form[enctype] button");
        Chromium.inspect(page, "workplace-import-unfit-en");
    }

    private static FilePayload csv(String text) {
        return new FilePayload("sheets.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
