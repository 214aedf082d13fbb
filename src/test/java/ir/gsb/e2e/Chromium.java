package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of the machine, and what it complains about. */
final class Chromium implements AutoCloseable {

    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final int DESKTOP_HEIGHT = 900;
    private static final int PHONE_HEIGHT = 844;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        Shell.needs("chromium", "test", "-x", PROGRAM.toString());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** A page of a new visitor, who has no cookie. */
    Page visitor(boolean javaScript) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(javaScript)
                .setViewportSize(DESKTOP, DESKTOP_HEIGHT));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    /** What the console of the browser held against the pages. */
    List<String> complaints() {
        return complaints;
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /**
     * Sends a form that no page made, and shows the answer.
     *
     * @param form as a browser would send it, {@code name=value&name=value}
     */
    static Response post(Page page, String address, String form) {
        page.route(
                address,
                route -> route.resume(new Route.ResumeOptions()
                        .setMethod("POST")
                        .setHeaders(Map.of("content-type", "application/x-www-form-urlencoded", "accept", "text/html"))
                        .setPostData(form)));
        Response answer = page.navigate(address);
        page.unroute(address);
        return answer;
    }

    /**
     * Looks at a page as it stands, on a desk and on a telephone: nothing sticks out, no barrier. Keeps pictures
     * {@code NAME-WIDTH} of the whole page and {@code NAME-WIDTH-view} of what is seen first.
     */
    static void inspect(Page page, String name) {
        for (int width : new int[] {DESKTOP, PHONE}) {
            String picture = name + "-" + width;
            size(page, width);
            picture(page, picture);
            view(page, picture + "-view");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing sticks out of %s", picture)
                    .isEqualTo(true);
            assertThat(barriers(page)).as(picture).isEmpty();
        }
    }

    static void size(Page page, int width) {
        page.setViewportSize(width, width == PHONE ? PHONE_HEIGHT : DESKTOP_HEIGHT);
    }

    /** What is seen without scrolling, for the documents. */
    static void view(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /**
     * What axe-core holds against a page by the rules of WCAG 2.2 AA and by its own best practices, in a line each; run past
     * the policy, as a debugger would. Prints in a line what it leaves to people.
     */
    static List<String> barriers(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(axe());
        }
        @SuppressWarnings("unchecked")
        var found = (Map<String, List<String>>) page.evaluate("""
            async () => {
              const told = await axe.run(document, {
                resultTypes: ['violations', 'incomplete'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                rules: {'target-size': {enabled: true}}
              });
              const why = node => [...node.any, ...node.all, ...node.none][0]?.message ?? '';
              return {
                violations: told.violations.map(one => one.id + ': '
                    + one.nodes.map(node => node.target + ' ' + why(node)).slice(0, 4).join(' | ')),
                incomplete: told.incomplete.map(one => one.id + ' of ' + one.nodes.length + ': '
                    + [...new Set(one.nodes.map(why))].join(' | '))
              };
            }
            """);
        if (!found.get("incomplete").isEmpty()) {
            System.out.println(
                    "axe-core leaves to people in " + page.url() + ": " + String.join("; ", found.get("incomplete")));
        }
        return found.get("violations");
    }

    private static String axe() {
        try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
