package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.message.Headers;
import ir.gsb.opendata.SmallCountry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue for machines, on a running hub. */
class OpenDataIT {

    private static final String SERVICE = "/catalogue/services/" + OpenDataHub.SERVICE;

    private final OpenDataHub hub = OpenDataHub.get();

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void leads_through_all_pages_of_a_search() throws Exception {
        String next = "/catalogue/services?agency=tax&q=" + "%DA%AF%D9%88%D8%A7%D9%87%DB%8C";
        var codes = new TreeMap<String, String>();
        long total = 0;
        for (int pages = 0; !next.isEmpty(); pages++) {
            JsonNode page = hub.json(next);
            total = page.get("total").asLong();
            page.get("hits")
                    .forEach(hit -> codes.put(
                            hit.get("code").asText(), hit.at("/title/fa").asText()));
            next = page.at("/links/next").asText();
            assertThat(pages).isLessThan(10);
        }

        assertThat(codes).hasSize((int) total).containsKeys(OpenDataHub.SERVICE, OpenDataHub.SUB_SERVICE);
        assertThat(hub.json("/catalogue/suggestions?q=%D8%B5%D8%AF%D9%88%D8%B1").get("suggestions"))
                .isNotEmpty();
    }

    @Test
    void gives_what_people_said_in_groups_of_ten() throws Exception {
        String code = "10000003";
        String survey = "/catalogue/services/" + code + "/survey";
        PlantedAnswers.plant(hub.hub(), "tax", code, 1, 2, 3, 4, 5, 1, 2, 3, 4);
        assertThat(hub.json(survey).has("results")).isFalse();
        PlantedAnswers.plant(hub.hub(), "tax", code, 3);
        HttpResponse<String> ten = hub.get(survey);
        JsonNode results = hub.json(survey).get("results");

        assertThat(results.get("answers").asLong()).isEqualTo(10);
        assertThat(results.get("items")).hasSize(10);
        assertThat(results.at("/items/9/name").asText()).isEqualTo("OVERALL");
        assertThat(results.at("/items/9/mean").asDouble()).isEqualTo(3.7);
        assertThat(results.at("/items/9/counts").toString()).isEqualTo("[0,2,2,3,3]");
        assertThat(hub.json("/catalogue/agencies/tax/survey")
                        .at("/results/answers")
                        .asLong())
                .isGreaterThanOrEqualTo(10);
        PlantedAnswers.plant(hub.hub(), "tax", code, 1, 1);
        assertThat(hub.get(survey, "if-none-match", header(ten, "etag")).statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/catalogue/services?colour=red, colour",
        "/catalogue/services?page=0, page",
        "/catalogue/services?page=400, page",
        "/catalogue/services?page=one, page",
        "/catalogue/services?cluster=MAGIC, cluster",
        "/catalogue/services?agency=nobody, agency",
        "/catalogue/services?electronic=perhaps, electronic",
        "/catalogue/services?q=a&q=b, q",
        "/catalogue/changes?since=-1, since",
        "/catalogue/agencies?page=1, page",
        "/catalogue/agencies/tax/survey?page=1, page",
        "/catalogue/services/10000001?format=xml, format"
    })
    void refuses_parameters_and_names_them(String target, String name) throws Exception {
        HttpResponse<String> refused = hub.get(target);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(header(refused, "content-type")).isEqualTo("application/problem+json");
        assertThat(refused.body()).contains("parameter-invalid").contains("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%c3%28", "%ff"})
    void refuses_a_query_that_is_no_utf_8(String query) throws Exception {
        RawHttp.Response refused = RawHttp.send(
                hub.hub().port(), "GET", "/catalogue/services?q=" + query, new Headers(List.of()), new byte[0]);

        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200, application/json",
        "application/ld+json, 200, application/ld+json",
        "text/turtle, 200, text/turtle;charset=utf-8",
        "'text/html,*/*;q=0.8', 303, ''",
        "image/png, 406, application/problem+json"
    })
    void gives_a_service_in_the_form_that_the_client_likes(String accept, int status, String type) throws Exception {
        HttpResponse<String> answer = hub.get(SERVICE, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "content-type").replace(" ", "")).isEqualTo(type);
        if (status == 303) {
            assertThat(header(answer, "location")).isEqualTo("/services/" + OpenDataHub.SERVICE);
        }
    }

    @Test
    void tells_a_service_that_is_gone_from_one_that_never_was() throws Exception {
        assertThat(hub.get("/catalogue/services/" + OpenDataHub.RETIRED).statusCode())
                .isEqualTo(410);
        assertThat(hub.get("/catalogue/services/99999999").statusCode()).isEqualTo(404);
        assertThat(hub.get("/catalogue/agencies/nobody").body()).contains("unknown-agency");
        assertThat(hub.get("/catalogue/nothing/there").body()).contains("nothing-there");
        assertThat(hub.ask("POST", "/catalogue/services").statusCode()).isEqualTo(405);
        assertThat(hub.ask("HEAD", SERVICE).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalogue/services?q=",
                SERVICE,
                "/catalogue/services.ttl",
                "/catalogue/agencies",
                "/catalogue/changes?since=0",
                "/catalogue/words",
                "/sitemap-1.xml"
            })
    void says_in_few_bytes_that_nothing_changed(String target) throws Exception {
        HttpResponse<String> first = hub.get(target);
        HttpResponse<String> again = hub.get(target, "If-None-Match", "\"other\", " + header(first, "etag"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "cache-control")).isEqualTo("public, no-cache");
        assertThat(header(first, "access-control-allow-origin")).isEqualTo("*");
        assertThat(header(first, "access-control-expose-headers")).contains("etag");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "etag")).isEqualTo(header(first, "etag"));
    }

    @Test
    void tag_changes_with_a_correction() throws Exception {
        String service = "10000007";
        HttpResponse<String> before = hub.get("/catalogue/services/" + service);

        hub.country().publish(service, SmallCountry.sheet("صدور گواهی اصلاح‌شده"));

        await().untilAsserted(() -> {
            HttpResponse<String> after =
                    hub.get("/catalogue/services/" + service, "If-None-Match", header(before, "etag"));
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.body()).contains("اصلاح‌شده");
        });
    }

    @Test
    void long_answers_are_compressed_for_who_can_read_it() throws Exception {
        RawHttp.Response packed = RawHttp.send(
                hub.hub().port(),
                "GET",
                "/catalogue/services.ttl",
                new Headers(List.of(new Headers.Header("accept-encoding", "gzip"))),
                new byte[0]);
        String plain = hub.get("/catalogue/services.ttl").body();

        assertThat(packed.headers().first("content-encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(plain.length() / 4);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
    }

    @Test
    void limits_one_address_and_no_other() throws Exception {
        RawHttp.Response last = hub.exhaust("127.0.0.9");

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers().first("retry-after").map(Integer::parseInt).orElse(0))
                .isBetween(1, 60);
        assertThat(last.headers().first("ratelimit-policy"))
                .contains("\"address\";q=" + OpenDataHub.CALLS_PER_MINUTE + ";w=60");
        assertThat(last.text()).contains("too-many-requests");
        assertThat(hub.get("/catalogue/words").statusCode()).isEqualTo(200);
    }

    @Test
    void tells_a_mirror_of_another_feed_to_read_all_anew() throws Exception {
        HttpResponse<String> answer = hub.get("/catalogue/changes?since=999999999");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("change-unknown", "from since=0");
        OpenDataDescribedIT.check("/catalogue/changes", answer);
    }

    @Test
    void mirror_that_follows_the_feed_is_the_catalogue_though_changes_go_on() throws Exception {
        Map<String, String> mirror = new TreeMap<>();
        var changing = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 60; i++) {
                String code = String.valueOf(20_000_000 + i % 20);
                hub.country().publish(code, SmallCountry.sheet("خدمت پرتغییر " + i));
                if (i % 3 == 0) {
                    hub.country().retire(code);
                }
            }
        });
        String next = "/catalogue/changes?since=0";
        boolean more = true;
        while (changing.isAlive() || more) {
            boolean ended = !changing.isAlive() && hub.catalogue().current().change() >= hub.newestChange();
            JsonNode page = hub.json(next);
            for (JsonNode change : page.get("changes")) {
                follow(change, mirror);
            }
            next = page.get("next").asText();
            more = page.get("more").asBoolean() || !ended;
        }
        Map<String, String> catalogue = new TreeMap<>();
        hub.catalogue()
                .current()
                .services()
                .forEach(
                        listing -> catalogue.put(listing.code(), listing.title().fa()));

        assertThat(mirror).isEqualTo(catalogue);
        assertThat(hub.json(next).get("changes")).isEmpty();
    }

    private void follow(JsonNode change, Map<String, String> mirror) throws Exception {
        String code = change.get("code").asText();
        HttpResponse<String> service = hub.get(change.get("link").asText());
        if (change.get("gone").asBoolean() || service.statusCode() == 410) {
            mirror.remove(code);
        } else {
            mirror.put(
                    code,
                    new ObjectMapper()
                            .readTree(service.body())
                            .at("/sheet/title/fa")
                            .asText());
        }
    }

    @Test
    void names_all_services_to_crawlers() throws Exception {
        assertThat(hub.get("/robots.txt").body()).contains("Sitemap: https://bus.example.gov/sitemap.xml");
        assertThat(hub.get("/sitemap.xml").body()).contains("<loc>https://bus.example.gov/sitemap-1.xml</loc>");
        assertThat(hub.get("/sitemap-1.xml").body())
                .contains(
                        "<loc>https://bus.example.gov/services/" + OpenDataHub.SERVICE + "</loc>",
                        "<loc>https://bus.example.gov/en/services/" + OpenDataHub.SERVICE + "</loc>",
                        "<xhtml:link href=\"https://bus.example.gov/en/services/" + OpenDataHub.SERVICE
                                + "\" hreflang=\"en\" rel=\"alternate\"/>");
        assertThat(hub.get("/sitemap-0.xml").body())
                .contains(
                        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"",
                        "<loc>https://bus.example.gov/en</loc>",
                        "<loc>https://bus.example.gov/agencies/tax</loc>",
                        "<loc>https://bus.example.gov/en/agencies/tax</loc>");
        assertThat(hub.get("/sitemap-77.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void takes_a_changed_route_while_it_runs_and_refuses_a_faulty_one() throws Exception {
        Path file = hub.routes().resolve("portal/crawlers.camel.yaml");
        String sound = Files.readString(file);
        try {
            Files.writeString(file, sound.replace("platform-http:/robots.txt", "platform-http:/sitemap-robots.xml"));
            await().until(() -> hub.get("/sitemap-robots.xml").body().startsWith("User-agent"));
            assertThat(hub.get("/robots.txt").statusCode()).isEqualTo(404);

            Files.writeString(file, sound.replace("method: robots", "method: nothing"));
            await().until(() -> hub.get("/actuator/inquiries").body().contains("crawlers.camel.yaml"));
            assertThat(hub.get("/sitemap-robots.xml").body()).startsWith("User-agent");
        } finally {
            Files.writeString(file, sound);
        }
        await().until(() -> hub.get("/robots.txt").body().startsWith("User-agent"));
    }
}
