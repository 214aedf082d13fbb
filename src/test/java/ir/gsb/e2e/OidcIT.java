package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import ir.gsb.catalogue.ServiceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Auditors and agencies' people whom an identity provider signs in, in a real browser. */
class OidcIT {

    @TempDir
    private static Path folder;

    private static IdentityProvider provider;
    private static SampleHub hub;
    private static Console console;
    private static Chromium chromium;

    @BeforeAll
    static void begin() throws Exception {
        provider = new IdentityProvider();
        hub = provider.hub(folder);
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

    private static Page signedIn(String name, String... roles) {
        provider.says(name, roles);
        Page page = chromium.visitor(false);
        console.open(page, "/audit/sign-in?lang=en");
        page.waitForNavigation(() -> page.click("a:has-text('Sign in with Sample SSO')"));
        return page;
    }

    @Test
    void the_way_to_the_provider_has_no_barrier() {
        Page page = chromium.visitor(true);
        for (String room : List.of("audit", "workplace")) {
            for (String language : List.of("fa", "en")) {
                console.open(page, "/" + room + "/sign-in?lang=" + language);
                assertThat(page.locator("main li a").count()).isEqualTo(1);
                Chromium.inspect(page, "sso-" + room + "-" + language);
            }
        }
    }

    @Test
    void gives_the_roles_of_the_token() {
        Page page = signedIn("z.ahmadi", "auditor", "payload-reader", "cook");

        assertThat(page.url()).isEqualTo(console.address("/audit"));
        assertThat(page.locator(".who").innerText()).contains("z.ahmadi");
        console.open(page, "/audit/acts?lang=en&actor=sso:z.ahmadi");
        assertThat(page.locator("tbody").innerText()).contains("signed in", "identity provider sso");
    }

    @Test
    void refuses_a_token_without_a_role_and_records_it() {
        Page page = signedIn("nobody.known", "cook");

        assertThat(page.url()).endsWith("/audit/sign-in?roles");
        assertThat(page.locator("[role=alert]").innerText()).contains("no role here");
        console.open(page, "/audit/search");
        assertThat(page.url()).contains("/audit/sign-in");

        Page other = signedIn("z.ahmadi", "auditor");
        console.open(other, "/audit/acts?lang=en&actor=sso:nobody.known");
        assertThat(other.locator("tbody").innerText()).contains("sign-in refused");
    }

    @Test
    void refuses_an_answer_that_nobody_asked_for() {
        Page page = chromium.visitor(false);
        console.open(page, "/audit/oidc/back/sso?code=code-0&state=forged");

        assertThat(page.url()).endsWith("/audit/sign-in?refused");
    }

    @Test
    void sends_who_names_a_provider_that_there_is_not_to_the_sign_in() {
        Page page = chromium.visitor(false);

        assertThat(console.open(page, "/workplace/oidc/start/another").status()).isEqualTo(200);
        assertThat(page.url()).endsWith("/workplace/sign-in");
    }

    private static Page atWorkplace() {
        Page page = chromium.visitor(false);
        console.open(page, "/workplace/sign-in?lang=en");
        page.waitForNavigation(() -> page.click("a[href='/workplace/oidc/start/sso']"));
        return page;
    }

    @Test
    void gives_an_agencys_people_the_rights_of_their_agency_and_of_no_other() {
        var sheets = new TaxSheets(hub);
        SmallCatalogue.publish(hub);
        ServiceFile own = sheets.drafted("صدور گواهی مالیاتی");
        provider.saysOf("tax", "s.amiri", "representative", "signer");
        Page page = atWorkplace();
        assertThat(page.url()).isEqualTo(console.address("/workplace"));
        assertThat(page.locator(".who").innerText()).contains("sso:s.amiri");
        console.open(page, TaxSheets.path(own) + "/step/SIGN");
        page.waitForNavigation(() -> page.click("main form button"));
        assertThat(sheets.files().steps(own.id()).getLast().actor()).isEqualTo("sso:s.amiri");

        provider.saysOf("police-it", "n.other", "representative", "signer");
        assertThat(console.open(atWorkplace(), TaxSheets.path(own)).status()).isEqualTo(404);
    }

    @Test
    void gives_no_agencys_rights_to_one_whose_token_names_no_agency_rightly() {
        provider.says("nobodys", "representative", "signer");
        assertThat(atWorkplace().url()).endsWith("/workplace/sign-in?roles");
        for (Object unfit : List.of("", "Tax", "tax/../post", List.of("tax", "post"))) {
            provider.saysOf(unfit, "nobodys", "representative", "signer");
            assertThat(atWorkplace().url()).as(unfit.toString()).endsWith("/workplace/sign-in?roles");
        }
        provider.says("r.karimi", "reviewer", "signer");
        Page reviewer = atWorkplace();
        assertThat(reviewer.locator(".who").innerText()).contains("reviewer").doesNotContain("signer");
        assertThat(console.open(reviewer, "/workplace/services/new").status()).isEqualTo(403);
    }

    @Test
    void opens_no_door_to_one_who_came_in_at_another() {
        provider.saysOf("tax", "a.both", "auditor");
        Page page = atWorkplace();
        assertThat(page.locator("h1").innerText()).contains("Your role");
        console.open(page, "/audit");
        assertThat(page.url()).contains("/audit/sign-in");
    }
}
