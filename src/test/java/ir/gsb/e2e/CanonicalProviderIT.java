package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.TestFolder;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.OpenedVault;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.samples.SampleTitles;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The land registry, which implements the wire contract itself: asked signed, and believed only if it signs. */
class CanonicalProviderIT {

    private static final Path FOLDER = TestFolder.of("e2e/canonical");
    private static final InquiryType TITLE = InquiryType.parse("property-title/v1");
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["share","area","sealed"],"nationalId":"0001234560","mainPlot":"2395",\
        "subPlot":"118"}\
        """;

    private static int port;
    private static SampleHub hub;

    @BeforeAll
    static void start() throws Exception {
        port = SampleHub.freePort();
        // With its usual one retry: a pooled connection to the server that answered before is of no use.
        hub = ProviderHub.start(FOLDER, TITLE, "--gsb.providers.land-registry.titles.url=http://127.0.0.1:" + port);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private interface Trial {
        void run() throws Exception;
    }

    private static void whileTitles(SigningKey key, X509Certificate hubCertificate, Trial trial) throws Exception {
        try (var _ = SampleTitles.start(port, key, hubCertificate, Clock.systemUTC(), new SecureRandom())) {
            trial.run();
        }
    }

    private static void whileTitles(Trial trial) throws Exception {
        whileTitles(hub.key(SampleTitles.PARTY), hub.hubCertificate(), trial);
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws Exception;
    }

    private static void whileAnother(Answering answering, Trial trial) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answering.answer(exchange);
            } catch (Exception failed) {
                throw new IOException(failed);
            }
        });
        server.start();
        try {
            trial.run();
        } finally {
            server.stop(0);
        }
    }

    private static void write(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Told ask(Protocol protocol, String json) throws Exception {
        return new Client(hub, hub.key(SampleHub.TAX)).ask(protocol, TITLE, json, "A-1102");
    }

    private static void refused(int status, String code) throws Exception {
        refused(ask(Protocol.REST, ASK), status, code);
    }

    private static void refused(Told told, int status, String code) throws Exception {
        assertThat(told.status()).as(told.reply().text()).isEqualTo(status);
        assertThat(told.error().get("code").asText()).isEqualTo(code);
        assertThat(told.error().get("at").asText()).isEqualTo("provider");
    }

    @Test
    void finds_over_rest_and_soap_and_keeps_the_signed_answer() throws Exception {
        whileTitles(() -> {
            Told rest = ask(Protocol.REST, ASK);
            assertThat(rest.status()).as(rest.reply().text()).isEqualTo(200);
            assertThat(rest.json())
                    .hasToString("{\"status\":\"FOUND\",\"share\":\"3/6\",\"area\":\"128.50\",\"sealed\":false}");
            assertThat(OpenedVault.of(hub.store(), hub.part(MasterKeys.class), rest.exchangeId())
                            .evidence())
                    .contains("gsb-response", "128.50");
            assertThat(ask(Protocol.SOAP_1_1, ASK).reply().text()).contains("128.50");
            assertThat(ask(Protocol.REST, ASK.replace("2395", "2396")).json())
                    .hasToString("{\"status\":\"NOT_FOUND\"}");
            assertThat(ask(Protocol.REST, """
                {"nationalId":"9992468106","mainPlot":"71","values":{"area":"412.0"}}\
                """).json()).hasToString("{\"status\":\"MATCH\"}");
        });
    }

    @Test
    void answer_that_is_signed_with_another_key_is_not_believed() throws Exception {
        whileTitles(hub.key(SampleHub.TAX), hub.hubCertificate(), () -> refused(502, "provider-signature-invalid"));
    }

    @Test
    void answer_that_is_not_signed_is_not_believed() throws Exception {
        whileAnother(
                exchange -> write(exchange, 200, "application/json", "{\"status\":\"NOT_FOUND\"}"),
                () -> refused(502, "provider-signature-invalid"));
        whileAnother(
                exchange -> write(exchange, 400, "application/problem+json", "{\"code\":\"schema-violation\"}"),
                () -> refused(502, "provider-signature-invalid"));
    }

    @Test
    void answer_to_another_request_is_not_believed() throws Exception {
        var before = new AtomicReference<RawHttp.Response>();
        whileTitles(() -> before.set(askedByHub()));
        assertThat(before.get().status()).isEqualTo(200);
        whileAnother(
                exchange -> {
                    for (Headers.Header header : before.get().headers().all()) {
                        if (!header.name().equals("content-length")) {
                            exchange.getResponseHeaders().set(header.name(), header.value());
                        }
                    }
                    exchange.sendResponseHeaders(200, before.get().body().length);
                    exchange.getResponseBody().write(before.get().body());
                },
                () -> refused(502, "provider-signature-invalid"));
    }

    /** The same question, signed with the hub's key like each of its own. */
    private static RawHttp.Response askedByHub() throws IOException {
        Path keys = hub.pki().resolve("hub");
        SigningKey key = SigningKeys.fromPem(keys.resolve("signing-key.pem"), keys.resolve("signing-cert.pem"));
        URI target = URI.create("http://127.0.0.1:" + port + "/inquiries/property-title/v1");
        var headers = new Headers(List.of())
                .with("content-type", "application/json")
                .with("gsb-message-id", UUID.randomUUID().toString());
        var signed = new RestRequestSigner(key, Clock.systemUTC(), new SecureRandom())
                .sign("POST", target, headers, ASK.getBytes(StandardCharsets.UTF_8));
        return RawHttp.send(port, "POST", target.getPath(), signed.headers(), signed.body());
    }

    @Test
    void provider_that_refuses_the_hub_is_quoted_as_far_as_that_is_harmless() throws Exception {
        X509Certificate stranger = hub.key(SampleHub.MUNICIPALITY).certificate();
        whileTitles(hub.key(SampleTitles.PARTY), stranger, () -> {
            Told told = ask(Protocol.REST, ASK);
            refused(told, 502, "provider-fault");
            assertThat(told.error().get("detail").asText()).contains("certificate-unknown");
        });
    }

    @Test
    void provider_that_is_away_or_busy_or_slow() throws Exception {
        refused(503, "provider-unavailable");
        whileAnother(
                exchange -> write(exchange, 503, "application/problem+json", "{\"code\":\"overloaded\"}"),
                () -> refused(503, "provider-unavailable"));
        whileAnother(
                exchange -> {
                    long until = System.nanoTime()
                            + Duration.ofMillis(2L * ProviderHub.TIMEOUT).toNanos();
                    await().until(() -> System.nanoTime() > until);
                    write(exchange, 200, "application/json", "{\"status\":\"NOT_FOUND\"}");
                },
                () -> refused(504, "provider-timeout"));
        whileTitles(() -> assertThat(ask(Protocol.REST, ASK).status()).isEqualTo(200));
    }
}
