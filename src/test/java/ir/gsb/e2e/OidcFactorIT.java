package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that lets an identity provider sign in only those of whom it says that they showed a second factor. */
class OidcFactorIT {

    private static final String TWO_FACTORS = "urn:example:two-factors";

    @TempDir
    private static Path folder;

    private static IdentityProvider provider;
    private static SampleHub hub;
    private static Console console;
    private static Chromium chromium;

    @BeforeAll
    static void begin() throws Exception {
        provider = new IdentityProvider();
        hub = provider.hub(
                folder,
                "--gsb.console.required-acr=urn:example:hardware," + TWO_FACTORS,
                "--gsb.console.required-amr=pwd,otp");
        console = new Console(hub);
        chromium = new Chromium();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (hub != null) {
            hub.close();
        }
        if (provider != null) {
            provider.close();
        }
    }

    private static Page through(String door) {
        Page page = chromium.visitor(false);
        console.open(page, door + "/sign-in?lang=en");
        page.waitForNavigation(() -> page.click("a[href='" + door + "/oidc/start/sso']"));
        return page;
    }

    @Test
    void asks_the_provider_for_it_and_lets_in_who_has_it() {
        provider.says("z.ahmadi", "auditor");
        provider.saysHow(TWO_FACTORS, "otp", "pwd", "mfa");

        assertThat(through("/audit").url()).isEqualTo(console.address("/audit"));
        assertThat(provider.askedFor()).isEqualTo("urn:example:hardware " + TWO_FACTORS);
    }

    @Test
    void refuses_a_token_that_does_not_say_it_and_records_that() {
        provider.says("n.weak", "auditor", "reviewer");
        for (String acr : new String[] {"", "0", TWO_FACTORS + " 0"}) {
            provider.saysHow(acr, "pwd", "otp");
            assertThat(through("/audit").url()).endsWith("/audit/sign-in?factor");
        }
        provider.saysHow(TWO_FACTORS, "pwd");
        Page page = through("/workplace");
        assertThat(page.url()).endsWith("/workplace/sign-in?factor");
        assertThat(page.locator("[role=alert]").innerText()).isNotBlank();
        console.open(page, "/workplace");
        assertThat(page.url()).contains("/workplace/sign-in");

        provider.says("z.ahmadi", "auditor");
        provider.saysHow(TWO_FACTORS, "pwd", "otp");
        Page auditor = through("/audit");
        console.open(auditor, "/audit/acts?lang=en&actor=sso:n.weak");
        assertThat(auditor.locator("tbody").innerText()).contains("sign-in refused", "acr or amr");
    }
}
