package ir.gsb.e2e;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agencies' workplace of a hub, and the way into it. */
record Workplace(SampleHub hub, Chromium chromium) implements AutoCloseable {

    /** That of the hub that all tests share, with the small catalogue, and a browser of its own. */
    static Workplace open() {
        SmallCatalogue.publish(SampleHub.get());
        return new Workplace(SampleHub.get(), new Chromium());
    }

    @Override
    public void close() {
        chromium.close();
    }

    TaxSheets sheets() {
        return new TaxSheets(hub);
    }

    String address(String path) {
        return "http://localhost:" + hub.port() + path;
    }

    Accounts.Opened account(Optional<String> agency, Role... roles) {
        return hub.part(Accounts.class)
                .add("it-" + UUID.randomUUID().toString().substring(0, 8), agency, Set.of(roles))
                .orElseThrow();
    }

    /** Lets somebody speak for an agency, once. */
    void represent(String agency, String name, String position, String telephone) {
        JdbcClient.create(hub.store())
                .sql("""
                    INSERT INTO representative (agency, name, position, telephone, synthetic) VALUES (?, ?, ?, ?, true)
                    ON CONFLICT DO NOTHING
                    """)
                .params(agency, name, position, telephone)
                .update();
    }

    Page signedIn(boolean script, Optional<String> agency, Role... roles) {
        return signedIn(script, account(agency, roles));
    }

    Page signedIn(boolean script, Accounts.Opened account) {
        Page page = chromium.visitor(script);
        signIn(page, account);
        return page;
    }

    void signIn(Page page, Accounts.Opened account) {
        page.navigate(address("/workplace/sign-in"));
        page.fill("#name", account.name());
        page.fill("#password", account.password());
        page.fill("#code", Console.code(account));
        press(page, "main button[type=submit]");
    }

    /** Lets her sign in again within the half minute of the last code. */
    void forgetCode(Accounts.Opened account) {
        JdbcClient.create(hub.store())
                .sql("UPDATE account SET totp_step = 0 WHERE name = ?")
                .param(account.name())
                .update();
    }

    Response open(Page page, String path) {
        return page.navigate(address(path));
    }

    /** Presses what leads to another page. */
    static void press(Page page, String selector) {
        page.waitForNavigation(() -> page.click(selector));
    }

    /** Sends a form with the token that the visitor's browser has. */
    int posted(Page page, String path, FormData form) {
        return answered(page, path, form).status();
    }

    APIResponse answered(Page page, String path, FormData form) {
        open(page, "/workplace");
        form.set(
                "_csrf",
                page.locator("form[action$=sign-out] input[name=_csrf]").inputValue());
        return page.request()
                .post(address(path), RequestOptions.create().setForm(form).setMaxRedirects(0));
    }

    /** The number of a sheet whose page is open. */
    static long idIn(Page page) {
        return Long.parseLong(page.url().replaceFirst(".*/services/([0-9]+).*", "$1"));
    }
}
