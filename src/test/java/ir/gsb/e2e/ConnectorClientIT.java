package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.TestPort;
import ir.gsb.message.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A back-end that cannot sign asks through a connector, over REST and SOAP. */
class ConnectorClientIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ADDRESS = "/inquiries/postal-address/v1";
    private static final String[] NAMED = {"content-type", "application/json", "gsb-agreement", "T-ADDRESS"};
    private static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String BODY = """
        <PostalAddressRequest xmlns="urn:gsb:postal-address:v1"><mode>RETRIEVE</mode><fields>province</fields>\
        <fields>city</fields><postalCode>1193653471</postalCode></PostalAddressRequest>\
        """;

    @TempDir
    private static Path folder;

    private static TrialHub trial;
    private static Path identity;
    private static ConnectorHere connector;

    @BeforeAll
    static void start() throws IOException {
        trial = TrialHub.get();
        identity = ConnectorHere.identity(folder, TrialHub.folderOf("trial/portal"), trial.hub());
        connector = ConnectorHere.asking(folder, "http://" + trial.hub().authority(), identity);
    }

    @AfterAll
    static void stop() {
        connector.close();
    }

    private static JsonNode json(RawHttp.Response response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(NAMED));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String envelope(String soap, String header) {
        return "<e:Envelope xmlns:e=\"" + soap + "\">" + header + "<e:Body>" + BODY + "</e:Body></e:Envelope>";
    }

    @Test
    void plain_rest_is_answered_plainly() throws Exception {
        RawHttp.Response told = connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("gsb-user", "clerk-7"));

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(json(told).path("status").asText()).isEqualTo("FOUND");
        assertThat(told.headers().first("gsb-exchange-id")).isPresent();
        assertThat(told.headers().first("gsb-message-id")).isPresent();
        assertThat(told.headers().first("signature")).isEmpty();

        RawHttp.Response shown = connector.get(
                "/exchanges/" + told.headers().first("gsb-exchange-id").orElseThrow());
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(json(shown).path("state").asText()).isEqualTo("DONE");
        assertThat(connector.get("/inquiries").text()).contains("T-ADDRESS");
        assertThat(connector.get(ADDRESS + "/openapi.json").text()).contains("openapi");
    }

    @Test
    void asking_again_with_the_same_message_id_brings_the_same_answer() throws Exception {
        String id = UUID.randomUUID().toString();
        RawHttp.Response first = connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("gsb-message-id", id));
        RawHttp.Response again = connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("gsb-message-id", id));

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().first("gsb-replayed")).contains("true");
        assertThat(again.headers().first("gsb-message-id")).contains(id);
    }

    @Test
    void asking_for_later_leads_to_a_place_at_the_connector() throws Exception {
        RawHttp.Response told = connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("prefer", "respond-async"));

        assertThat(told.status()).as(told.text()).isEqualTo(202);
        RawHttp.Response shown = connector.get(told.headers().first("location").orElseThrow());
        assertThat(shown.status()).as(shown.text()).isIn(200, 202);
    }

    @Test
    void plain_soap_is_answered_plainly() throws Exception {
        RawHttp.Response told = connector.post(
                "/soap/postal-address/v1",
                envelope(SOAP_1_1, ""),
                "content-type",
                "text/xml",
                "gsb-agreement",
                "T-ADDRESS");
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.text()).contains("FOUND", "exchangeId").doesNotContain("Security");

        String id = UUID.randomUUID().toString();
        String block = "<e:Header><g:exchange xmlns:g=\"urn:gsb:exchange:v1\"><g:messageId>" + id
                + "</g:messageId><g:agreement>T-ADDRESS</g:agreement></g:exchange></e:Header>";
        RawHttp.Response second = connector.post(
                "/soap/postal-address/v1", envelope(SOAP_1_2, block), "content-type", "application/soap+xml");
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).contains("FOUND", id, SOAP_1_2);
        assertThat(second.headers().first("gsb-message-id")).contains(id);
    }

    @Test
    void what_the_hub_refuses_comes_as_the_hub_says_it() throws Exception {
        RawHttp.Response unknown = connector.post(
                ADDRESS, "{\"mode\":\"RETRIEVE\",\"fields\":[\"colour\"],\"postalCode\":\"1193653471\"}", NAMED);
        assertThat(unknown.status()).as(unknown.text()).isIn(400, 403);
        assertThat(json(unknown).path("at").asText()).isEqualTo("client");
        assertThat(json(unknown).path("exchangeId").asText())
                .isEqualTo(unknown.headers().first("gsb-exchange-id").orElseThrow());

        RawHttp.Response fault = connector.post(
                "/soap/postal-address/v1",
                envelope(SOAP_1_1, "").replace("city", "colour"),
                "content-type",
                "text/xml",
                "gsb-agreement",
                "T-ADDRESS");
        assertThat(fault.status()).as(fault.text()).isEqualTo(500);
        assertThat(fault.text()).contains(":Client", "<gsb:at>client</gsb:at>");
    }

    @Test
    void what_is_not_for_the_hub_is_refused_by_the_connector() throws Exception {
        refused(connector.get("/actuator/health"), 404, "unknown-inquiry");
        refused(
                connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("origin", "https://page.example")),
                403,
                "access-denied");
        refused(connector.post(ADDRESS, TrialHub.ASK_ADDRESS, with("host", "page.example")), 400, "malformed-message");
        refused(connector.post(ADDRESS, "x".repeat((1 << 20) + 1), NAMED), 413, "message-too-large");
        RawHttp.Response fault = connector.post("/soap/postal-address/v1", "<a/>", "content-type", "text/xml");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.text()).contains("malformed-message", "<gsb:at>connector</gsb:at>");
    }

    private static void refused(RawHttp.Response told, int status, String code) throws IOException {
        assertThat(told.status()).as(told.text()).isEqualTo(status);
        assertThat(json(told).path("code").asText()).isEqualTo(code);
        assertThat(json(told).path("at").asText()).isEqualTo("connector");
        assertThat(json(told).path("detail").asText()).isNotBlank();
    }

    @Test
    void altered_answer_is_not_handed_on() throws Exception {
        // A hub that is asked under a name that it does not know refuses; that refusal is signed as any answer is.
        whileBetween(UnaryOperator.identity(), between -> {
            RawHttp.Response told = between.post(ADDRESS, TrialHub.ASK_ADDRESS, NAMED);
            assertThat(told.status()).isEqualTo(400);
            assertThat(json(told).path("at").asText()).isEqualTo("client");
        });
        whileBetween(body -> body.replace("client", "CLIENT"), between -> {
            refused(between.post(ADDRESS, TrialHub.ASK_ADDRESS, NAMED), 502, "hub-answer-not-trusted");
            RawHttp.Response fault =
                    between.post("/soap/postal-address/v1", envelope(SOAP_1_1, ""), "content-type", "text/xml");
            assertThat(fault.text()).contains("hub-answer-not-trusted", "<gsb:at>connector</gsb:at>");
            assertThat(between.get("/health").status()).isEqualTo(503);
        });
    }

    private interface Trial {
        void run(ConnectorHere between) throws Exception;
    }

    /** Lets a connector ask through somebody who may alter what the hub says. */
    private static void whileBetween(UnaryOperator<String> altering, Trial run) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> pass(exchange, altering));
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        try (var between = ConnectorHere.asking(folder, url, identity)) {
            run.run(between);
        } finally {
            server.stop(0);
        }
    }

    private static void pass(HttpExchange exchange, UnaryOperator<String> altering) throws IOException {
        List<Headers.Header> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !name.equalsIgnoreCase("connection"))
                        .forEach(value -> headers.add(new Headers.Header(name, value))));
        RawHttp.Response told = RawHttp.send(
                trial.hub().port(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                new Headers(headers),
                exchange.getRequestBody().readAllBytes());
        byte[] body = altering.apply(told.text()).getBytes(StandardCharsets.UTF_8);
        told.headers().all().stream()
                .filter(header -> !header.name().equals("content-length"))
                .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        exchange.sendResponseHeaders(told.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void hub_that_is_away() throws Exception {
        try (var alone = ConnectorHere.asking(folder, "http://localhost:" + TestPort.free(), identity)) {
            refused(alone.post(ADDRESS, TrialHub.ASK_ADDRESS, NAMED), 503, "hub-unavailable");
            RawHttp.Response fault =
                    alone.post("/soap/postal-address/v1", envelope(SOAP_1_1, ""), "content-type", "text/xml");
            assertThat(fault.text()).contains(":Server", "hub-unavailable");
            assertThat(json(alone.get("/health")).path("hubAnswers").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void health_says_how_the_hub_and_the_certificates_are() throws Exception {
        RawHttp.Response health = connector.get("/health");

        assertThat(health.status()).as(health.text()).isEqualTo(200);
        assertThat(json(health).path("status").asText()).isEqualTo("UP");
        assertThat(json(health).path("lastVerifiedAnswer").asText()).isNotBlank();
        assertThat(json(health).path("certificateDaysLeft").asInt()).isPositive();
        assertThat(json(health).path("hubCertificateDaysLeft").asInt()).isPositive();
    }
}
