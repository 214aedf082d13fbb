package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** That the inspection of pages finds what it is there for. */
class BarriersIT {

    private static final String PAGE = """
        <!DOCTYPE html><html lang="en"><head><title>Small</title></head><body><main><h1>Small</h1>
        <p style="line-height: 1"><button style="%s">a</button><button style="%1$s">b</button></p></main></body></html>
        """;

    @Test
    void finds_what_is_too_small_to_be_hit() {
        try (var chromium = new Chromium()) {
            Page page = chromium.visitor(true);
            page.setContent(PAGE.formatted("width: 12px; height: 12px; padding: 0; border: 0"));
            assertThat(Chromium.barriers(page)).singleElement().asString().startsWith("target-size: ");
            page.setContent(PAGE.formatted("width: 44px; height: 44px"));
            assertThat(Chromium.barriers(page)).isEmpty();
        }
    }
}
