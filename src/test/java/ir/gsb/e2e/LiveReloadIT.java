package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;

/** Files that are put into, changed in and taken from the folders of a running hub. */
class LiveReloadIT {

    private static final InquiryType ADDRESS = SampleHub.ADDRESS;
    private static final String FOUND = "200 {\"status\":\"FOUND\",\"city\":\"تهران\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNTIL_OLD_ROUTES_END = Duration.ofSeconds(60);
    private static final int SLOW_MILLIS = 8000;

    private final ChangingHub changing = ChangingHub.get();
    private final SampleHub hub = changing.hub();

    private static Duration until(Callable<Boolean> is) {
        long begun = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(is);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean isUpToDate() throws IOException {
        return changing.operations().get("upToDate").asBoolean();
    }

    private boolean isServed(InquiryType type) throws IOException {
        return names(changing.operations().get("served")).contains(type.toString());
    }

    private static List<String> names(JsonNode texts) {
        List<String> names = new ArrayList<>();
        texts.forEach(text -> names.add(text.asText()));
        return names;
    }

    private static void replace(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    @Test
    void answers_an_inquiry_whose_files_came_while_it_ran_and_not_when_they_are_gone() throws Exception {
        var type = InquiryType.parse("delivery-address/v1");
        changing.register(type, "");
        until(() -> changing.ask(type).text().contains("\"code\":\"service-disabled\""));
        assertThat(changing.ask(type).status()).isEqualTo(503);

        changing.drop(type);

        Duration took = until(() -> changing.ask(type).status() == 200);
        System.out.println("a new inquiry was answered " + took.toMillis() + " ms after its files were there");
        var bySoap = new Client(hub, hub.key(SampleHub.TAX))
                .ask(Protocol.SOAP_1_2, type, ChangingHub.ASK, ChangingHub.agreement(type));
        assertThat(bySoap.status()).isEqualTo(200);
        assertThat(changing.see("/inquiries/" + type + "/openapi.json").status())
                .isEqualTo(200);
        assertThat(changing.see("/soap/" + type + "?wsdl").status()).isEqualTo(200);

        changing.remove(type);

        until(() -> !isServed(type));
        assertThat(changing.ask(type).text()).contains("\"code\":\"service-disabled\"");
        assertThat(changing.see("/inquiries/" + type + "/openapi.json").status())
                .isEqualTo(404);
    }

    @Test
    void refuses_a_faulty_set_whole_and_goes_on_with_the_old_one() throws Exception {
        var type = InquiryType.parse("faulty-address/v1");
        changing.register(type, "");
        Path mapping = changing.mapping(ADDRESS);
        String sound = Files.readString(mapping);
        try (var askers = new Askers(changing, ADDRESS)) {
            until(() -> askers.count(FOUND) > 20);

            changing.drop(type);
            replace(changing.route(type), "rest-provider", "rset-provider");
            Files.writeString(mapping, "// a word too many\nlet city =\n");

            until(() -> !isUpToDate());
            var told = changing.operations().toString();
            System.out.println("the operator is told: " + told);
            assertThat(told)
                    .contains("faulty-address.v1.camel.yaml\",\"line\":2,\"what\":\"there is no template rset-provider")
                    .contains("post-addresses/from-provider.jslt\",\"line\":");
            assertThat(isServed(type)).isFalse();
            int before = askers.count(FOUND);
            until(() -> askers.count(FOUND) > before + 20);

            Files.writeString(mapping, sound);
            replace(changing.route(type), "rset-provider", "rest-provider");

            until(this::isUpToDate);
            assertThat(changing.ask(type).status()).isEqualTo(200);
            assertThat(changing.operations().at("/lastRefused/mendedAt").asText())
                    .isNotEmpty();
            assertThat(askers.stop()).containsOnlyKeys(FOUND);
        } finally {
            Files.writeString(mapping, sound);
            changing.remove(type);
            until(() -> isUpToDate() && !isServed(type));
        }
    }

    @Test
    void takes_back_the_routes_of_a_set_of_which_one_cannot_be_started() throws Exception {
        var sound = InquiryType.parse("alpha-address/v1");
        var faulty = InquiryType.parse("omega-address/v1");
        var routes = ids();
        try {
            changing.drop(sound);
            changing.drop(faulty);
            replace(changing.route(faulty), "{{gsb.providers.post.addresses.url}}", "{{gsb.providers.nobody.url}}");

            until(() -> !isUpToDate());

            assertThat(changing.operations().at("/lastRefused/faults").toString())
                    .contains("omega-address.v1.camel.yaml")
                    .contains("gsb.providers.nobody.url");
            assertThat(ids()).isEqualTo(routes);
        } finally {
            changing.remove(sound);
            changing.remove(faulty);
            until(this::isUpToDate);
        }
    }

    @Test
    void every_answer_is_of_the_old_or_of_the_new_files_while_they_change() throws Exception {
        Path mapping = changing.mapping(ADDRESS);
        String sound = Files.readString(mapping);
        String route = Files.readString(changing.route(ADDRESS));
        String changed = "200 {\"status\":\"FOUND\",\"city\":\"New\"}";
        try (var askers = new Askers(changing, ADDRESS)) {
            until(() -> askers.count(FOUND) > 20);

            replace(mapping, "named(.localityName),\n    \"village\"", "\"New\",\n    \"village\"");
            until(() -> askers.count(changed) > 20);
            replace(changing.route(ADDRESS), "\"3000\"", "\"2900\"");
            until(() -> ids().contains("postal-address-v1~2"));
            Files.writeString(mapping, sound);
            int before = askers.count(FOUND);
            until(() -> askers.count(FOUND) > before + 20);

            assertThat(askers.stop()).containsOnlyKeys(FOUND, changed);
            await().atMost(UNTIL_OLD_ROUTES_END).until(() -> !ids().contains("postal-address-v1"));
            assertThat(changing.ask(ADDRESS).status()).isEqualTo(200);
        } finally {
            Files.writeString(mapping, sound);
            Files.writeString(changing.route(ADDRESS), route);
            until(() -> ids().contains("postal-address-v1~3"));
        }
    }

    @Test
    void exchange_under_way_ends_by_the_route_that_was_taken_away() throws Exception {
        var type = InquiryType.parse("slow-address/v1");
        changing.register(type, "");
        changing.drop(type);
        replace(changing.route(type), "\"3000\"", "\"30000\"");
        until(() -> changing.ask(type).status() == 200);
        var slow = hub.agencies()
                .stubFor(get(urlPathEqualTo("/api/v2/addresses/1193653471"))
                        .atPriority(1)
                        .willReturn(TrialHub.addressFound().withFixedDelay(SLOW_MILLIS)));
        try (var threads = Executors.newSingleThreadExecutor()) {
            var asked = threads.submit(() -> changing.ask(type));
            until(() -> inflight("slow-address-v1") == 1);

            changing.remove(type);

            until(() -> !isServed(type));
            assertThat(asked.isDone()).isFalse();
            assertThat(asked.get().status()).isEqualTo(200);
        } finally {
            hub.agencies().removeStub(slow);
        }
    }

    private int inflight(String route) {
        return hub.part(CamelContext.class).getInflightRepository().size(route);
    }

    private Set<String> ids() {
        var ids = new HashSet<String>();
        hub.part(CamelContext.class).getRoutes().stream().map(Route::getId).forEach(ids::add);
        return ids;
    }
}
