package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import ir.gsb.message.InquiryType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages about an inquiry whose files come while the hub runs, and whose time ends. */
class GuideVersionsIT {

    private static final InquiryType OLD = InquiryType.parse("parcel-address/v1");
    private static final InquiryType NEW = InquiryType.parse("parcel-address/v2");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChangingHub changing = ChangingHub.get();

    @Test
    void a_page_comes_with_its_files_and_tells_when_its_version_ends() throws Exception {
        assertThat(changing.see("/docs/" + OLD).status()).isEqualTo(404);
        changing.register(OLD, "");
        changing.register(NEW, "");
        changing.drop(OLD);
        changing.drop(NEW);
        await().atMost(PATIENCE).until(() -> changing.see("/docs/" + OLD).status() == 200);
        assertThat(changing.see("/docs/en/" + OLD).text())
                .contains("postalCode")
                .doesNotContain("This version will not stay.", "curl -sS");

        changing.register(OLD, ", deprecatedAt: \"2026-01-01T00:00:00Z\", sunsetAt: \"2099-01-01T00:00:00Z\"");
        await().atMost(PATIENCE).until(() -> changing.see("/docs/en").text().contains("Deprecated"));
        assertThat(changing.see("/docs/en/" + OLD).text())
                .contains("This version will not stay.", "2026-01-01", "2099-01-01", "/docs/en/" + NEW);
        assertThat(changing.see("/docs/" + OLD).text()).contains("۱۴۰۴/۱۰/۱۱", "نسخهٔ تازه‌تر");
        inspect("deprecated");

        changing.register(OLD, ", sunsetAt: \"2026-02-01T00:00:00Z\"");
        await().atMost(PATIENCE).until(() -> changing.see("/docs/en/" + OLD).status() == 410);
        assertThat(changing.see("/docs/en/" + OLD).text()).contains("This version is retired");
        assertThat(changing.see("/docs").text()).doesNotContain(OLD.toString()).contains(NEW.toString());
        inspect("retired");
    }

    private void inspect(String name) {
        try (var chromium = new Chromium()) {
            Page page = chromium.visitor(true);
            for (String path : List.of("/docs/", "/docs/en/")) {
                page.navigate("http://localhost:" + changing.hub().port() + path + OLD);
                Chromium.inspect(page, "guide-" + name + (path.equals("/docs/") ? "-fa" : "-en"));
            }
        }
    }
}
