package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.duplicates.Duplicates;
import ir.gsb.duplicates.PlantedPairs;
import ir.gsb.samples.country.Country;
import ir.gsb.search.JudgedQueries;
import ir.gsb.search.JudgedQueries.Judged;
import ir.gsb.search.ServiceSearch;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue's figures, all of them of one running hub with the whole country; see the README. */
class CatalogueFiguresIT {

    private static final Path KEPT = Path.of("target/e2e/catalogue-figures.txt");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 5;
    private static final String NO_LIMIT = "1000000";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new ArrayList<>();

    @Test
    void prints_the_figures_of_the_catalogue() throws Exception {
        Path folder = Path.of("target/e2e/figures");
        HubOnDisk.empty(folder);
        try (var hub = new SampleHub(
                folder,
                SampleHub.COUNTRY,
                "--gsb.duplicates.every=1s",
                "--gsb.portal.per-minute=" + NO_LIMIT,
                "--gsb.portal.calls-per-minute=" + NO_LIMIT)) {
            awaitCountry(hub);
            count(hub);
            duplicates(hub);
            search(hub);
            weigh(hub);
        } finally {
            Files.createDirectories(KEPT.getParent());
            Files.writeString(KEPT, String.join("\n", lines) + "\n");
            System.out.println(Files.readString(KEPT));
        }
    }

    private static void awaitCountry(SampleHub hub) {
        long published = new Country()
                .services()
                .filter(service -> service.publishedVersion().isPresent())
                .count();
        await().atMost(PATIENCE)
                .until(() -> hub.part(ServiceSearch.class).progress().indexed() == published);
        await().atMost(PATIENCE).until(() -> number(hub, "tracked_case") == 3000);
        await().atMost(PATIENCE).until(hub.part(Duplicates.class)::isUpToDate);
    }

    private static long number(SampleHub hub, String table) {
        return JdbcClient.create(hub.store())
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private void say(String what, String format, Object... figures) {
        lines.add("%-42s %s".formatted(what, format.formatted(figures)));
    }

    private void count(SampleHub hub) {
        Published published = hub.part(Catalogue.class).current();
        long services = number(hub, "service WHERE parent IS NULL");
        say("agencies", "%d", number(hub, "catalogue_agency"));
        say("representatives", "%d", number(hub, "representative"));
        say("services", "%d, and %d sub-services", services, number(hub, "service") - services);
        say("published", "%d", published.services().size());
        assertThat(published.agencies()).hasSize(161);
        assertThat(number(hub, "representative")).isEqualTo(2578);
        assertThat(services).isEqualTo(5785);
    }

    private void duplicates(SampleHub hub) {
        var found = new PlantedPairs(hub.part(Duplicates.class).likely(), hub.store());
        for (int first : new int[] {40, found.listed()}) {
            say(
                    "duplicate work, first " + first,
                    "precision %.2f, recall %.2f",
                    found.precision(first),
                    found.recall(first));
        }
        assertThat(found.precision(40)).isGreaterThan(0.75);
    }

    private void search(SampleHub hub) throws Exception {
        Published published = hub.part(Catalogue.class).current();
        List<Judged> queries = JudgedQueries.read();
        List<Long> took = new ArrayList<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Judged query : queries) {
                long begun = System.nanoTime();
                ask(hub, query.words());
                if (round >= 0) {
                    took.add(System.nanoTime() - begun);
                }
            }
        }
        double sum = 0;
        for (Judged query : queries) {
            sum += query.ndcg(listings(ask(hub, query.words()), published), published.services());
        }
        took.sort(null);
        say("nDCG@10 over HTTP", "%.3f over %d queries", sum / queries.size(), queries.size());
        say(
                "a search over HTTP",
                "p50 %.1f ms, p99 %.1f ms",
                took.get(took.size() / 2) / 1e6,
                took.get(took.size() * 99 / 100) / 1e6);
        assertThat(queries).hasSize(100);
        assertThat(sum / queries.size()).isGreaterThan(0.75);
    }

    private String ask(SampleHub hub, String words) throws Exception {
        String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        URI address = URI.create("http://localhost:" + hub.port() + "/catalogue/services?q=" + query);
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<Listing> listings(String answer, Published published) throws Exception {
        List<Listing> found = new ArrayList<>();
        for (JsonNode hit : new ObjectMapper().readTree(answer).get("hits")) {
            found.add(published.service(hit.get("code").asText()).orElseThrow());
        }
        return found;
    }

    private void weigh(SampleHub hub) {
        try (var chromium = new Chromium()) {
            for (String language : List.of("", "/en")) {
                visits("http://localhost:" + hub.port() + language, hub).forEach((name, visit) -> {
                    int bytes = FirstVisit.bytes(chromium, visit);
                    say("first visit of " + language + name, "%d KB", Math.round(bytes / 1000.0));
                    assertThat(bytes).as(name).isPositive().isLessThan(FirstVisit.MOST);
                });
            }
        }
    }

    /** Each page that a citizen meets; the heaviest of its kind where there are many. */
    private static Map<String, Consumer<Page>> visits(String portal, SampleHub hub) {
        Published published = hub.part(Catalogue.class).current();
        String service = published.services().stream()
                .max(Comparator.comparing(one -> published.below(one.code()).size()))
                .orElseThrow()
                .code();
        String agency = published.agencies().stream()
                .max(Comparator.comparing(one -> published.of(one.code()).size()))
                .orElseThrow()
                .code();
        Map<String, Consumer<Page>> visits = new LinkedHashMap<>();
        for (String path : List.of(
                "/",
                "/search?q=گذرنامه",
                "/services/" + service,
                "/agencies",
                "/agencies/" + agency,
                "/statistics",
                "/about",
                "/track",
                "/services/99999999")) {
            visits.put(path, page -> page.navigate(portal + (path.equals("/") && portal.endsWith("en") ? "" : path)));
        }
        visits.put("/track, then a case", page -> track(page, portal, "050623100000294", "2222"));
        visits.put("/track, then a case, then its survey", page -> {
            track(page, portal, "050726100000381", "3333");
            page.click(".invite button");
        });
        return visits;
    }

    private static void track(Page page, String portal, String code, String factor) {
        page.navigate(portal + "/track");
        page.fill("#code", code);
        page.fill("#factor", factor);
        page.click(".track button");
    }
}
