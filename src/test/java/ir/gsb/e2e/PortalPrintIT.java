package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citizen has on paper. */
class PortalPrintIT {

    private static final String SHEET = "/services/" + SmallCatalogue.PASSPORT;
    private static final int A4_WIDTH = 690;
    private static final int A4_HEIGHT = 1000;

    @RegisterExtension
    static final PortalVisit VISIT = new PortalVisit();

    private static Page printed(String path) {
        Page page = VISIT.chromium().visitor(true);
        page.navigate(VISIT.portal().address(path));
        page.setViewportSize(A4_WIDTH, A4_HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        return page;
    }

    @ParameterizedTest
    @CsvSource({SHEET + ",fa", "/en" + SHEET + ",en"})
    void a_sheet_has_its_text_source_and_date_and_no_navigation(String path, String language) {
        Page page = printed(path);
        for (String left : new String[] {".top nav", ".trail", ".language", "form", ".foot", ".beside", ".skip"}) {
            assertThat(page.locator(left).all())
                    .as(left)
                    .allSatisfy(one -> assertThat(one.isVisible()).isFalse());
        }
        for (String kept :
                new String[] {"h1", ".printed", ".brand", ".glance", ".papers", ".steps", "#costs", ".laws"}) {
            assertThat(page.locator(kept).first().isVisible()).as(kept).isTrue();
        }
        Chromium.picture(page, "portal-print-sheet-" + language);
        assertThat(Chromium.barriers(page)).isEmpty();
        page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPath(Path.of("target/screenshots/sheet-" + language + ".pdf")));
    }

    @Test
    void a_sheet_names_its_edition_and_the_address_where_the_service_begins() {
        Page page = printed(SHEET);
        assertThat(page.locator(".printed").innerText()).contains("۹۹۰۰۰۱۰۱", "۱۰ آبان ۱۴۰۵");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.begin .button'), '::after').content")
                        .toString())
                .contains("https://epolice.example.ir/passport");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('.note')).backgroundColor"))
                .isEqualTo("rgba(0, 0, 0, 0)");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
                .isEqualTo("rgb(0, 0, 0)");
    }
}
