package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.TestPort;
import ir.gsb.canonical.Xml;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that know nothing of signatures answer the hub from behind a connector, and are asked by nobody else. */
class ConnectorProviderIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TITLE = "/inquiries/property-title/v1";
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["share","area"],"nationalId":"0001234560","mainPlot":"2395","subPlot":"118"}\
        """;
    private static final String FOUND = "{\"status\":\"FOUND\",\"share\":\"3/6\",\"area\":\"128.50\"}";

    @TempDir
    private static Path folder;

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static TrialHub trial;
    private static String authority;
    private static HttpServer services;
    private static ConnectorHere titles;
    private static ConnectorHere population;
    private static ConnectorHere client;

    @BeforeAll
    static void start() throws IOException {
        trial = TrialHub.get();
        authority = URI.create(trial.providers().baseUrl()).getAuthority();
        services = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        services.createContext("/titles", exchange -> say(exchange, "application/json", FOUND));
        services.createContext(
                "/register",
                exchange -> say(
                        exchange,
                        "text/xml",
                        Files.readString(
                                Path.of(
                                        "schemas/person-identity/v1/mappings/civil-registry-population/samples/answer-found.200"))));
        services.start();
        titles = provider("land-registry-titles", "{path: " + TITLE + ", url: \"%s/titles\"}");
        population = provider(
                "civil-registry-population",
                "{path: /population, url: \"%s/register\", soap-request: GetPersonInfo, soap-action: urn:ask}");
        client = ConnectorHere.asking(
                folder,
                "http://" + trial.hub().authority(),
                ConnectorHere.identity(folder, TrialHub.folderOf("trial/portal"), trial.hub()));
    }

    private static ConnectorHere provider(String party, String service) throws IOException {
        return provider(
                party,
                service.formatted("http://127.0.0.1:" + services.getAddress().getPort()),
                1000);
    }

    private static ConnectorHere provider(String party, String service, int remembered) throws IOException {
        Path identity = ConnectorHere.identity(folder, trial.hub().pki().resolve(party), trial.hub());
        return ConnectorHere.start(folder, """
            hub: {url: "http://%s"}
            identity: %s
            client: {listen: 127.0.0.1:0}
            provider:
              listen: 127.0.0.1:0
              authority: %s
              services: [%s]
              remembered-signatures: %d
            """.formatted(
                        trial.hub().authority(), identity.toAbsolutePath(), authority, service, remembered));
    }

    @AfterAll
    static void stop() {
        client.close();
        population.close();
        titles.close();
        services.stop(0);
    }

    @BeforeEach
    void forget() {
        ASKED.clear();
    }

    private static void say(HttpExchange exchange, String type, String body) throws IOException {
        ASKED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                + exchange.getRequestHeaders().keySet());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void whileHubAsks(ConnectorHere provider, TrialHub.Trial run) throws Exception {
        String url = "http://127.0.0.1:" + provider.connector().providerPort().orElseThrow();
        trial.whileProvidersAnswer(aResponse().proxiedFrom(url), run);
    }

    @Test
    void both_sides_speak_plain_http() throws Exception {
        whileHubAsks(titles, () -> {
            RawHttp.Response told = client.post(TITLE, ASK, "content-type", "application/json");

            assertThat(told.status()).as(told.text()).isEqualTo(200);
            assertThat(told.text()).isEqualTo(FOUND);
        });
        assertThat(ASKED).singleElement().asString().contains("0001234560").doesNotContainIgnoringCase("signature");
    }

    @Test
    void soap_service_is_asked_plainly_and_its_answer_is_signed() throws Exception {
        registerPopulation(true);
        try {
            whileHubAsks(population, () -> {
                RawHttp.Response told = client.post(
                        "/inquiries/person-identity/v1",
                        TrialHub.ASK_IDENTITY,
                        "content-type",
                        "application/json",
                        "gsb-agreement",
                        "T-IDENTITY");
                assertThat(told.status()).as(told.text()).isEqualTo(200);
                assertThat(told.text()).contains("FOUND");
            });
        } finally {
            registerPopulation(false);
        }
        assertThat(ASKED).singleElement().asString().contains("GetPersonInfo").doesNotContain("Signature");
    }

    private static void registerPopulation(boolean signed) {
        trial.register("""
            systems:
              - {party: civil-registry/population, nameFa: جمعیت, nameEn: Population register,
                 signRequests: %1$s, verifyAnswers: %1$s}
            """.formatted(signed));
    }

    @Test
    void service_that_is_away_is_told_to_the_client_as_such() throws Exception {
        try (var lonely = provider(
                "land-registry-titles",
                "{path: " + TITLE + ", url: \"http://127.0.0.1:" + TestPort.free() + "\"}",
                10)) {
            whileHubAsks(lonely, () -> {
                RawHttp.Response told = client.post(TITLE, ASK, "content-type", "application/json");
                assertThat(told.status()).as(told.text()).isEqualTo(503);
                assertThat(json(told).path("code").asText()).isEqualTo("provider-unavailable");
                assertThat(json(told).path("at").asText()).isEqualTo("provider");
            });
        }
    }

    private static JsonNode json(RawHttp.Response told) throws IOException {
        return JSON.readTree(told.body());
    }

    private static SigningKey hubKey() {
        Path keys = trial.hub().pki().resolve("hub");
        return SigningKeys.fromPem(keys.resolve("signing-key.pem"), keys.resolve("signing-cert.pem"));
    }

    private static SignedRequest signed(SigningKey key, Clock clock, String to) {
        var headers = Letter.headers(
                "content-type",
                "application/json",
                "gsb-message-id",
                UUID.randomUUID().toString());
        return new RestRequestSigner(key, clock, new SecureRandom())
                .sign("POST", URI.create("http://" + to + TITLE), headers, ASK.getBytes(StandardCharsets.UTF_8));
    }

    private static RawHttp.Response send(ConnectorHere to, Headers headers, byte[] body) throws IOException {
        return RawHttp.send(to.connector().providerPort().orElseThrow(), "POST", TITLE, headers, body);
    }

    private static void neverReachesTheService(RawHttp.Response told, int status, String code) throws IOException {
        assertThat(told.status()).as(told.text()).isEqualTo(status);
        assertThat(json(told).path("code").asText()).isEqualTo(code);
        assertThat(told.headers().first("signature")).isPresent();
        assertThat(ASKED).isEmpty();
    }

    @Test
    void request_of_the_hub_reaches_the_service_once() throws Exception {
        SignedRequest once = signed(hubKey(), CLOCK, authority);
        assertThat(send(titles, once.headers(), once.body()).status()).isEqualTo(200);
        assertThat(ASKED).hasSize(1);
        ASKED.clear();

        neverReachesTheService(send(titles, once.headers(), once.body()), 409, "replay-refused");
    }

    @Test
    void forged_request_never_reaches_the_service() throws Exception {
        SignedRequest good = signed(hubKey(), CLOCK, authority);
        byte[] altered = ASK.replace("2395", "2396").getBytes(StandardCharsets.UTF_8);
        neverReachesTheService(send(titles, good.headers(), altered), 401, "digest-mismatch");

        Headers other = new Headers(good.headers().all().stream()
                .map(header -> header.name().equals("gsb-message-id")
                        ? new Headers.Header(header.name(), UUID.randomUUID().toString())
                        : header)
                .toList());
        neverReachesTheService(send(titles, other, good.body()), 401, "signature-invalid");

        SignedRequest stranger = signed(trial.hub().key(SampleHub.TAX), CLOCK, authority);
        neverReachesTheService(send(titles, stranger.headers(), stranger.body()), 401, "certificate-unknown");

        Headers bare = Letter.headers("content-type", "application/json");
        neverReachesTheService(send(titles, bare, good.body()), 401, "signature-missing");
    }

    @Test
    void expired_request_never_reaches_the_service() throws Exception {
        SignedRequest old = signed(hubKey(), Clock.offset(CLOCK, Duration.ofMinutes(-10)), authority);
        neverReachesTheService(send(titles, old.headers(), old.body()), 401, "signature-expired");
    }

    @Test
    void request_from_before_the_start_never_reaches_the_service() throws Exception {
        SignedRequest before = signed(hubKey(), Clock.offset(CLOCK, Duration.ofMinutes(-3)), authority);
        neverReachesTheService(send(titles, before.headers(), before.body()), 503, "overloaded");
    }

    @Test
    void request_for_another_provider_never_reaches_the_service() throws Exception {
        SignedRequest other = signed(hubKey(), CLOCK, "another.example:7081");
        neverReachesTheService(send(titles, other.headers(), other.body()), 401, "signature-invalid");
    }

    @Test
    void soap_request_that_is_not_the_hubs_never_reaches_the_service() throws Exception {
        String ask = "<GetPersonInfo xmlns=\"urn:register\"/>";
        assertFault(soap(trial.hub().key(SampleHub.TAX), authority, ask), "certificate-unknown");
        assertFault(soap(hubKey(), "another.example:1", ask), "malformed-message");
        assertFault(soap(hubKey(), authority, "<DeletePerson xmlns=\"urn:register\"/>"), "malformed-message");
        byte[] altered = new String(soap(hubKey(), authority, ask), StandardCharsets.UTF_8)
                .replace("urn:register", "urn:registry")
                .getBytes(StandardCharsets.UTF_8);
        assertFault(altered, "digest-mismatch");
        byte[] once = soap(hubKey(), authority, ask);
        assertThat(sendSoap(once).status()).isEqualTo(200);
        assertThat(ASKED).hasSize(1);
        ASKED.clear();
        assertFault(once, "replay-refused");
    }

    private static byte[] soap(SigningKey key, String to, String content) {
        var header = new ExchangeHeader(
                Optional.of(UUID.randomUUID().toString()), Optional.empty(), Optional.empty(), Optional.empty());
        var body = Xml.parse(content.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        return new SoapRequestSigner(key, CLOCK)
                .sign(SoapRequestEnvelope.of(Protocol.SOAP_1_1, to, header, body))
                .body();
    }

    private static RawHttp.Response sendSoap(byte[] envelope) throws IOException {
        return RawHttp.send(
                population.connector().providerPort().orElseThrow(),
                "POST",
                "/population",
                Letter.headers("content-type", "text/xml"),
                envelope);
    }

    private static void assertFault(byte[] envelope, String code) throws IOException {
        RawHttp.Response told = sendSoap(envelope);
        assertThat(told.text()).contains("Fault", code, "SignatureValue");
        assertThat(ASKED).isEmpty();
    }
}
