package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The citizens' pages of a running hub, over a small catalogue. */
final class Portal {

    private final SampleHub hub;

    Portal(SampleHub hub) {
        this.hub = hub;
        SmallCatalogue.publish(hub);
    }

    String address(String path) {
        return "http://localhost:" + hub.port() + path;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return send(request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    HttpResponse<String> post(String path, String form, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address(path)));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Looks at a page as it stands: the right language, nothing sticks out, no barrier; keeps pictures of it. */
    static void inspect(Page page, String name, boolean english) {
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(english ? "ltr" : "rtl");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(english ? "en" : "fa");
        Chromium.inspect(page, "portal-" + name + (english ? "-en" : "-fa"));
    }

    /** Opens a page and inspects it; everything that it fetches comes from the hub. */
    void inspect(Chromium chromium, String path, String name) {
        Page page = chromium.visitor(true);
        List<String> fetched = new ArrayList<>();
        page.onRequest(request -> fetched.add(request.url()));
        Chromium.size(page, Chromium.DESKTOP);
        Response response = page.navigate(address(path));
        assertThat(response.headerValue("content-security-policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        inspect(page, name, path.startsWith("/en"));
        assertThat(fetched).allMatch(url -> url.startsWith(address("/")));
        assertThat(page.context().cookies()).isEmpty();
        page.context().close();
        assertThat(chromium.complaints()).isEmpty();
    }
}
