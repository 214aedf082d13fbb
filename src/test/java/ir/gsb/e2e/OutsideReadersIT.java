package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import ir.gsb.opendata.SmallCountry;
import ir.gsb.store.EmbeddedPostgres;
import ir.gsb.store.EmbeddedPostgres.Stop;
import ir.gsb.store.OutsideConnections;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers are told when the store is not there for them, or something breaks; and that the bus goes on meanwhile. */
class OutsideReadersIT {

    private static final int CONNECTIONS = 3;
    private static final String READ = "/services/" + SmallCatalogue.PASSPORT;
    private static final String UNREAD = "/services/" + SmallCatalogue.LICENCE;
    private static final String GUESS = "code=050817100000197&factor=1111";
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["city"],"postalCode":"1193653471"}\
        """;

    private static SampleHub hub;
    private static Portal portal;
    private static Chromium chromium;

    @BeforeAll
    static void begin() throws Exception {
        Path folder = Path.of("target/e2e/outside-readers");
        HubOnDisk.empty(folder);
        hub = new SampleHub(
                folder, "--gsb.portal.connections=" + CONNECTIONS, "--gsb.portal.connection-patience=250ms");
        portal = new Portal(hub);
        chromium = new Chromium();
        await().until(() -> portal.get(READ).statusCode() == 200);
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        hub.close();
    }

    private static void sayUnavailable(HttpResponse<String> page, String words) {
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("retry-after")).isPresent();
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.body()).contains(words);
    }

    private static void sayUnavailableAsDescribed(String path, String target, String code) throws Exception {
        HttpResponse<String> answer = portal.get(target, "accept", "application/json", "gsb-tracking-factor", "1111");
        sayUnavailable(answer, code);
        OpenDataDescribedIT.check(path, answer);
    }

    private static void sayAllUnavailable(String code) throws Exception {
        sayUnavailableAsDescribed("/catalogue/services/{code}", "/catalogue" + UNREAD, code);
        sayUnavailableAsDescribed("/catalogue/services.ttl", "/catalogue/services.ttl", code);
        sayUnavailableAsDescribed("/catalogue/changes", "/catalogue/changes", code);
        sayUnavailableAsDescribed("/tracking/{code}", "/tracking/050817100000197", code);
        sayUnavailableAsDescribed("/open311/v2/services.{format}", "/open311/v2/services.json", code);
        sayUnavailableAsDescribed(
                "/open311/v2/requests.{format}", "/open311/v2/requests.json?service_request_id=050817100000197", code);
        sayUnavailableAsDescribed("/open311/v2/requests/{request}", "/open311/v2/requests/050817100000197.json", code);
    }

    private static void answerInquiry() throws Exception {
        assertThat(hub.ask(SampleHub.TAX, SampleHub.ADDRESS, ASK).status()).isEqualTo(200);
    }

    @Test
    void readers_who_have_all_their_connections_take_none_from_the_bus() throws Exception {
        List<Connection> held = hold();
        try {
            sayUnavailable(portal.get("/en" + UNREAD), "Too many people are reading just now");
            sayUnavailable(portal.get(UNREAD), "اکنون خوانندگان بسیارند");
            sayUnavailable(portal.post("/track", GUESS), "اکنون خوانندگان بسیارند");
            sayAllUnavailable("readers-busy");
            assertThat(portal.get(READ).statusCode()).isEqualTo(200);
            assertThat(portal.get("/search").statusCode()).isEqualTo(200);
            answerInquiry();
            portal.inspect(chromium, UNREAD, "busy");
            portal.inspect(chromium, "/en" + UNREAD, "busy");
        } finally {
            for (Connection one : held) {
                one.close();
            }
        }
        assertThat(portal.get("/catalogue/changes").statusCode()).isEqualTo(200);
    }

    private static List<Connection> hold() throws SQLException {
        List<Connection> held = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            held.add(hub.part(OutsideConnections.class).source().getConnection());
        }
        return held;
    }

    @Test
    void pages_that_were_read_lately_go_on_while_the_store_is_away() throws Exception {
        String json =
                portal.get("/catalogue" + READ, "accept", "application/json").body();
        var store = hub.part(EmbeddedPostgres.class);
        store.stop(Stop.IMMEDIATE);
        try {
            assertThat(portal.get(READ).statusCode()).isEqualTo(200);
            assertThat(portal.get("/en" + READ).statusCode()).isEqualTo(200);
            assertThat(portal.get("/catalogue" + READ, "accept", "application/json")
                            .body())
                    .isEqualTo(json);
            assertThat(portal.get("/search?q=passport").body()).contains(READ);
            assertThat(portal.get("/services/99999999").statusCode()).isEqualTo(404);
            assertThat(portal.get("/services/" + SmallCatalogue.GONE).statusCode())
                    .isEqualTo(410);
            sayUnavailable(portal.get("/services/" + SmallCatalogue.LICENCE), "درگاه اکنون در دسترس نیست");
            sayUnavailable(portal.post("/en/track", GUESS), "The portal is not available just now");
            sayAllUnavailable("store-away");
            portal.inspect(chromium, UNREAD, "away");
            portal.inspect(chromium, "/en" + UNREAD, "away");
        } finally {
            store.restart();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> portal.get("/catalogue/changes").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> JdbcClient.create(hub.store())
                        .sql("SELECT true")
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void what_another_node_publishes_is_in_the_page_and_in_the_api_though_both_were_read_before() throws Exception {
        var another = new SmallCountry(hub.store());
        String path = "/services/20000001";
        another.publish("20000001", SmallCountry.sheet("خدمت نخستین"));
        awaitText(path, "خدمت نخستین");

        another.publish("20000001", SmallCountry.sheet("خدمت اصلاح‌شده"));
        awaitText(path, "خدمت اصلاح‌شده");

        another.retire("20000001");
        await().until(() -> portal.get(path).statusCode() == 410
                && portal.get("/catalogue" + path, "accept", "application/json").statusCode() == 410);
    }

    private static void awaitText(String path, String title) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> portal.get(path).body().contains(title)
                        && portal.get("/catalogue" + path, "accept", "application/json")
                                .body()
                                .contains(title));
    }

    @ParameterizedTest
    @CsvSource({
        "/track,text/html,مشکلی پیش آمد",
        "/track,*/*,مشکلی پیش آمد",
        "/en/track,application/json,Something went wrong"
    })
    void what_breaks_ends_in_a_page_that_tells_nothing_of_the_inside(String path, String accept, String words)
            throws Exception {
        var store = JdbcClient.create(hub.store());
        store.sql("ALTER TABLE tracked_case RENAME TO lost_case").update();
        try {
            HttpResponse<String> page = portal.post(path, GUESS, "accept", accept);

            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
            assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                    .startsWith("default-src 'none'");
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
            assertThat(page.body()).contains(words, "portal.css").doesNotContain("tracked_case", "xception", "SQL");
            Page seen = chromium.visitor(true);
            Chromium.post(seen, portal.address(path), GUESS);
            Portal.inspect(seen, "failed", path.startsWith("/en"));
        } finally {
            store.sql("ALTER TABLE lost_case RENAME TO tracked_case").update();
        }
    }
}
