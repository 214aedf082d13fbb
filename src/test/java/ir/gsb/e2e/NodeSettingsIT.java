package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import ir.gsb.TestPort;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.registry.RegistryFile;
import ir.gsb.registry.TestRegistry;
import ir.gsb.security.SigningKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What docker/ says, as processes: PostgreSQL, Artemis and two nodes out of the jar, with those very settings. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeSettingsIT {

    private static final Path DOCKER = Path.of("docker");
    private static final Path FOLDER = Path.of("target", "node").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Party TAX = Party.parse("tax/portal");
    private static final Party AUDITORS = Party.parse("audit/office");
    private static final Party STRANGER = Party.parse("municipality/permits");
    private static final String ADDRESS = "/api/v2/addresses/1193653471";

    private static final List<AutoCloseable> RUNNING = new ArrayList<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PROVIDERS = List.of(
            "CIVIL_REGISTRY_POPULATION",
            "POST_ADDRESSES",
            "COMPANIES_REGISTRY_ENTITIES",
            "TRAFFIC_POLICE_VEHICLES",
            "SCIENCE_MINISTRY_DEGREES",
            "CONSCRIPTION_SERVICE",
            "LAND_REGISTRY_TITLES");

    private static WireMockServer post;
    private static NodeSecrets secrets;
    private static NodeOutsiders outsiders;
    private static NodeImage image;
    private static NodeCompose compose;
    private static NodePostgres postgres;
    private static NodeBroker broker;
    private static NodeHub first;
    private static NodeHub second;
    private static NodeParties parties;

    @BeforeAll
    static void start_servers_and_nodes() throws Exception {
        delete(FOLDER);
        post = new WireMockServer(options().dynamicPort());
        post.start();
        RUNNING.addFirst(post::stop);
        secrets = new NodeSecrets(DOCKER.resolve("README.md"), FOLDER.resolve("docker"));
        secrets.makePasswords();
        outsiders = running(NodeOutsiders.start(
                FOLDER.resolve("outsiders"),
                FOLDER.resolve("parties"),
                "bus.test/log",
                secrets.secrets().resolve("log-key")));
        outsiders.publish(secrets.outside());
        int store = TestPort.free();
        int messages = TestPort.free();
        compose = compose(store, messages);
        broker = running(NodeBroker.start(compose, FOLDER.resolve("artemis"), messages));
        CompletableFuture<Void> keys = CompletableFuture.runAsync(NodeSettingsIT::keys);
        postgres = running(NodePostgres.start(compose, FOLDER.resolve("postgres"), store));
        keys.join();
        parties = new NodeParties(FOLDER.resolve("parties"), secrets.signingCertificate());
        image = NodeImage.of(DOCKER.resolve("Dockerfile"), Path.of(""), FOLDER.resolve("docker-build"));
        await().atMost(PATIENCE).until(broker::ready);
        first = running(hub("node-1", Map.of("GSB_LOG_TIMESTAMPEVERY", "3s")));
        second = running(hub("node-2", Map.of()));
        await().atMost(PATIENCE).until(() -> first.ready() && second.ready());
    }

    private static NodeCompose compose(int store, int messages) throws IOException {
        var settings = new HashMap<>(outsiders.settings());
        settings.put("GSB_AUTHORITIES", NodeParties.AUTHORITY);
        for (String provider : PROVIDERS) {
            settings.put("GSB_PROVIDERS_" + provider + "_URL", post.baseUrl());
        }
        var places = new HashMap<String, String>();
        places.put("./secrets", secrets.secrets().toString());
        places.put("./outside", secrets.outside().toString());
        places.put("postgres:5432", "127.0.0.1:" + store);
        places.put("artemis:61616", "127.0.0.1:" + messages);
        places.put("61616", String.valueOf(messages));
        places.put("0.0.0.0", "127.0.0.1");
        places.put(
                "/var/lib/artemis-instance", FOLDER.resolve("artemis/instance").toString());
        places.put("/opt/artemis", distribution().toString());
        return new NodeCompose(DOCKER.resolve("compose.yaml"), settings, places);
    }

    private static Path distribution() throws IOException {
        try (var unpacked = Files.list(Path.of("target", "artemis"))) {
            return unpacked.findFirst().orElseThrow().toAbsolutePath();
        }
    }

    private static void keys() {
        try {
            secrets.makeKeys(outsiders.authority());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static NodeHub hub(String name, Map<String, String> changes) throws IOException {
        return NodeHub.start(image, compose, FOLDER.resolve(name), name, changes);
    }

    private static <T extends AutoCloseable> T running(T process) {
        RUNNING.addFirst(process);
        return process;
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable process : RUNNING) {
            process.close();
        }
    }

    @Test
    @Order(1)
    void is_healthy_by_the_image_s_own_check_and_over_tls() throws Exception {
        assertThat(first.status("/actuator/health")).isEqualTo(200);
        assertThat(first.healthcheck()).isZero();
        assertThat(overTls(second, "/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    @Order(2)
    void knows_nothing_of_the_samples() throws Exception {
        assertThat(discovered(first).path("inquiries")).isEmpty();
        assertThat(postgres.count("agency")).isZero();

        var answer = parties.ask(first, TAX, UUID.randomUUID().toString());

        assertThat(code(answer)).isEqualTo("unknown-inquiry");
    }

    @Test
    @Order(3)
    void carries_an_inquiry_through_one_node_and_its_retry_through_another() throws Exception {
        register();
        post.stubFor(get(urlEqualTo(ADDRESS)).willReturn(okJson("""
            {"state": "تهران", "township": "تهران", "localityType": "city", "localityName": "تهران",
             "mainAvenue": "خیابان امیرکبیر", "houseNo": 12, "location": {"lat": 35.684, "lon": 51.429}}
            """)));
        String messageId = UUID.randomUUID().toString();
        await().atMost(PATIENCE)
                .until(() -> discovered(first).path("inquiries").size() == 1
                        && discovered(second).path("inquiries").size() == 1);

        var answer = parties.ask(first, TAX, messageId);
        var retry = parties.ask(second, TAX, messageId);

        assertThat(answer.text()).contains("FOUND", "تهران");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("gsb-replayed")).isEmpty();
        assertThat(retry.status()).isEqualTo(200);
        assertThat(retry.headers().first("gsb-replayed")).contains("true");
        assertThat(retry.body()).isEqualTo(answer.body());
        post.verify(1, getRequestedFor(urlEqualTo(ADDRESS)));
    }

    @Test
    @Order(4)
    void gives_out_evidence_that_gsb_verify_accepts() throws Exception {
        String exchange = parties.ask(first, TAX, UUID.randomUUID().toString())
                .headers()
                .first("gsb-exchange-id")
                .orElseThrow();
        Path file = FOLDER.resolve("exchange.asice");

        await().atMost(PATIENCE).untilAsserted(() -> {
            var evidence = parties.get(second, AUDITORS, "/audit/exchanges/" + exchange + "/evidence");
            assertThat(evidence.status()).as(evidence.text()).isEqualTo(200);
            Files.write(file, evidence.body());
            var verified = verify(file);
            assertThat(verified.code()).as(verified.out()).isZero();
            assertThat(JSON.readTree(verified.out()).path("checks"))
                    .allSatisfy(check -> assertThat(check.path("verdict").asText())
                            .as("%s", check)
                            .isEqualTo("holds"));
        });
    }

    private static Shell.Ended verify(Path file) throws IOException {
        return Shell.run(HubProgram.command(
                "verify",
                file.toString(),
                "--json",
                "--ca",
                secrets.secrets().resolve("authorities.pem").toString(),
                "--tsa",
                outsiders.authority().toString(),
                "--log-key",
                outsiders.logKey().toString(),
                "--witness",
                outsiders.witnessKey().toString()));
    }

    @Test
    @Order(5)
    void refuses_a_certificate_that_only_the_samples_know() throws Exception {
        var answer = parties.ask(second, STRANGER, UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("certificate-unknown");
    }

    @Test
    @Order(6)
    void refuses_to_start_without_keys() throws Exception {
        refuses(Map.of("SPRING_PROFILES_ACTIVE", ""), "gsb.signing is not set: name the key with which the hub signs");
        refuses(Map.of("GSB_RECORDS_SEARCHKEY", "/nowhere"), "The key file /nowhere cannot be read.");
    }

    @Test
    @Order(7)
    void refuses_to_start_on_a_store_that_may_forget() throws Exception {
        postgres.tell("postgres", "CREATE DATABASE forgetful OWNER gsb");
        postgres.tell("postgres", "ALTER DATABASE forgetful SET synchronous_commit = off");

        refuses(Map.of("SPRING_DATASOURCE_URL", postgres.url("forgetful")), "synchronous_commit = off");
    }

    @Test
    @Order(8)
    void stays_ready_without_the_broker_and_says_that_it_is_away() throws Exception {
        broker.close();

        await().atMost(PATIENCE).until(() -> first.status("/actuator/health") == 503);
        assertThat(first.ready()).isTrue();
    }

    @Test
    @Order(9)
    void ends_when_it_is_told_to() throws Exception {
        assertThat(second.process().stop()).isEqualTo(143);
        assertThat(second.healthcheck()).isEqualTo(1);
    }

    private static void refuses(Map<String, String> changes, String sentence) throws Exception {
        try (var node = hub("refused", changes)) {
            assertThat(node.process().exitCode()).isNotZero();
            assertThat(node.process().said().lines().toList().getLast())
                    .startsWith("The hub does not start. ")
                    .contains(sentence);
        }
    }

    private static String code(RawHttp.Response answer) throws IOException {
        return JSON.readTree(answer.body()).path("code").asText();
    }

    private static JsonNode discovered(NodeHub hub) throws IOException {
        var host = new Headers(List.of()).with("host", NodeParties.AUTHORITY);
        return JSON.readTree(
                RawHttp.send(hub.port(), "GET", "/inquiries", host, new byte[0]).body());
    }

    private static int overTls(NodeHub hub, String path) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", SigningKeys.certificate(secrets.authority()));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + hub.tlsPort() + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void register() throws SQLException {
        byte[] yaml = """
            agencies:
              - {id: tax, nameFa: سازمان مالیاتی, nameEn: Tax}
              - {id: post, nameFa: پست, nameEn: Post}
              - {id: audit, nameFa: حسابرسی, nameEn: Audit}
            systems:
              - {party: tax/portal, nameFa: درگاه, nameEn: Portal, certificates: [{pem: tax-portal/cert.pem}]}
              - {party: post/addresses, nameFa: نشانی, nameEn: Addresses}
              - party: audit/office
                nameFa: دفتر
                nameEn: Office
                roles: [auditor, payload-reader]
                certificates: [{pem: audit-office/cert.pem}]
            inquiries:
              - type: postal-address/v1
                provider: post/addresses
                titleFa: نشانی
                titleEn: Address
                idempotent: true
            agreements:
              - id: A-1
                client: tax/portal
                inquiry: postal-address/v1
                modes: [RETRIEVE]
                fields: [city, streets, plate]
                purpose: Test of a node
                legalBasis: Synthetic
                validFrom: 2025-03-21T00:00:00+03:30
            """.getBytes(StandardCharsets.UTF_8);
        try (var registry = TestRegistry.of(postgres.store())) {
            registry.apply(RegistryFile.read("node", new ByteArrayInputStream(yaml), FOLDER.resolve("parties")));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
