package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.queue.QueueAct;
import ir.gsb.queue.QueueOperation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What becomes of exchanges whose providers, or whose clients, are not there. */
class LaterFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HANGS_MILLIS = 10_000;

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private String accepted(InquiryType type, String json, String agreement) throws Exception {
        Headers headers = Letter.headers(
                "content-type",
                "application/json",
                "gsb-message-id",
                UUID.randomUUID().toString(),
                "gsb-agreement",
                agreement,
                "prefer",
                "respond-async");
        Told told = portal.send(portal.rest(type, json, headers));
        assertThat(told.status()).as(told.reply().text()).isEqualTo(202);
        return told.exchangeId();
    }

    private String identityAccepted() throws Exception {
        return accepted(TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");
    }

    private JsonNode look(String exchange) throws Exception {
        return portal.send(portal.get("/exchanges/" + exchange)).json();
    }

    private JsonNode awaitDone(String exchange) {
        return await().atMost(PATIENCE)
                .until(() -> look(exchange), view -> view.get("state").asText().equals("DONE"));
    }

    private void awaitThat(String exchange, String pointer, String value) {
        await().atMost(PATIENCE).until(() -> look(exchange).at(pointer).asText(), value::equals);
    }

    @Test
    void one_provider_that_hangs_holds_up_nobody_else() throws Exception {
        StubMapping hangs = trial.providers()
                .stubFor(any(urlPathMatching("/api/v2/addresses/.*"))
                        .atPriority(1)
                        .willReturn(TrialHub.addressFound().withFixedDelay(HANGS_MILLIS)));
        try {
            for (int i = 0; i < 20; i++) {
                accepted(TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
            }
            String other = identityAccepted();
            assertThat(awaitDone(other).get("outcome").asText()).isEqualTo("FOUND");
            assertThat(waiting()).isGreaterThan(10);
        } finally {
            trial.providers().removeStub(hangs);
        }
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void what_may_have_reached_a_provider_that_must_not_be_asked_twice_is_doubtful() throws Exception {
        trial.register(address(false));
        int before = asked();
        var lost = new String[1];
        try {
            trial.whileProvidersAnswer(aResponse().withFault(Fault.EMPTY_RESPONSE), () -> {
                lost[0] = accepted(TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
                awaitThat(lost[0], "/queue/state", "DOUBTFUL");
            });
            assertThat(asked() - before).isLessThanOrEqualTo(1);
            assertThat(look(lost[0]).at("/queue/lastError").asText()).startsWith("provider-");

            await().atMost(PATIENCE).until(() -> requeuedUntilDone(lost[0]), "FOUND"::equals);
        } finally {
            trial.register(address(true));
        }
    }

    /** A provider that is slow in the test is doubtful once more. */
    private String requeuedUntilDone(String exchange) throws Exception {
        JsonNode view = look(exchange);
        if (view.at("/queue/state").asText().equals("DOUBTFUL")) {
            operation()
                    .act(QueueAct.REQUEUE, ExchangeId.parse(exchange), Optional.empty(), "operator", "not carried out");
        }
        return view.path("outcome").asText();
    }

    private int asked() {
        return trial.providers()
                .findAll(anyRequestedFor(urlPathMatching("/api/v2/addresses/.*")))
                .size();
    }

    private static String address(boolean idempotent) {
        return """
            inquiries:
              - type: postal-address/v1
                provider: post/addresses
                titleFa: نشانی
                titleEn: Address
                idempotent: %s
            """.formatted(idempotent);
    }

    @Test
    void answer_is_called_back_signed_and_no_redirect_is_followed() throws Exception {
        var client =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        client.start();
        try {
            client.stubFor(post("/told")
                    .inScenario("told")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willReturn(aResponse().withStatus(302).withHeader("Location", client.baseUrl() + "/elsewhere"))
                    .willSetStateTo("again"));
            client.stubFor(post("/told")
                    .inScenario("told")
                    .whenScenarioStateIs("again")
                    .willReturn(aResponse().withStatus(204)));
            trial.register(callback("callback: " + client.baseUrl() + "/told"));
            String told = identityAccepted();

            awaitThat(told, "/callback/state", "DELIVERED");

            assertThat(client.findAll(anyRequestedFor(urlPathEqualTo("/elsewhere"))))
                    .isEmpty();
            List<LoggedRequest> sent = client.findAll(postRequestedFor(urlPathEqualTo("/told")));
            assertThat(sent).hasSizeGreaterThan(1);
            LoggedRequest last = sent.getLast();
            assertThat(last.getHeader("gsb-exchange-id")).isEqualTo(told);
            assertThat(last.getHeader("signature-input"))
                    .contains("tag=\"gsb-callback\"", "\"@authority\"", "\"content-digest\"")
                    .contains("\"gsb-exchange-id\"", "\"gsb-message-id\"");
            assertThat(isSigned(last)).isTrue();
            assertThat(new JsonMapper()
                            .readTree(last.getBody())
                            .at("/answer/firstName")
                            .asText())
                    .isEqualTo("علی");
        } finally {
            trial.register(callback(""));
            client.stop();
        }
    }

    @Test
    void callback_goes_to_a_server_of_a_trusted_and_current_certificate_of_its_name_only() throws Exception {
        WireMockServer sound = CallbackServers.start(CallbackServers.sound(TrialHub.FOLDER));
        WireMockServer expired = CallbackServers.start(CallbackServers.expired(TrialHub.FOLDER));
        try {
            sound.stubFor(post("/told").willReturn(aResponse().withStatus(204)));
            expired.stubFor(post("/told").willReturn(aResponse().withStatus(204)));

            assertThat(toldAt("https://localhost:" + expired.httpsPort() + "/told", "WAITING"))
                    .startsWith("the TLS certificate is not trusted");
            assertThat(toldAt("https://127.0.0.2:" + sound.httpsPort() + "/told", "WAITING"))
                    .startsWith("the TLS certificate is not trusted");
            assertThat(sound.findAll(postRequestedFor(urlPathEqualTo("/told")))).isEmpty();
            assertThat(expired.findAll(postRequestedFor(urlPathEqualTo("/told"))))
                    .isEmpty();
            assertThat(toldAt("https://localhost:" + sound.httpsPort() + "/told", "DELIVERED"))
                    .isEqualTo("204");
        } finally {
            trial.register(callback(""));
            sound.stop();
            expired.stop();
        }
    }

    /** What came of telling the client there. */
    private String toldAt(String address, String state) throws Exception {
        trial.register(callback("callback: " + address));
        String told = identityAccepted();
        return await().atMost(PATIENCE)
                .until(
                        () -> look(told).at("/callback"),
                        view -> view.path("state").asText().equals(state) && view.has("lastResult"))
                .get("lastResult")
                .asText();
    }

    /** As a client would verify it, with nothing of the hub's. */
    private boolean isSigned(LoggedRequest told) throws Exception {
        String input = told.getHeader("signature-input").substring("gsb=".length());
        var base = new StringBuilder();
        Matcher names = Pattern.compile("\"([^\"]+)\"").matcher(input.substring(0, input.indexOf(')')));
        while (names.find()) {
            String value = switch (names.group(1)) {
                case "@method" -> "POST";
                case "@authority" -> told.getHeader("host");
                case "@path" -> told.getUrl();
                default -> told.getHeader(names.group(1));
            };
            base.append('"').append(names.group(1)).append("\": ").append(value).append('\n');
        }
        base.append("\"@signature-params\": ").append(input);
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(hub.hubCertificate());
        verifier.update(base.toString().getBytes(StandardCharsets.UTF_8));
        String value = told.getHeader("signature");
        return verifier.verify(Base64.getDecoder().decode(value.substring("gsb=:".length(), value.length() - 1)));
    }

    private static String callback(String line) {
        return """
            systems:
              - party: trial/portal
                nameFa: درگاه
                nameEn: Portal
                %s
            """.formatted(line);
    }

    private QueueOperation operation() {
        return new QueueOperation(
                hub.store(),
                hub.part(RecordingSettings.class),
                hub.part(MasterKeys.class),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private int waiting() throws Exception {
        return count("select count(*) from queue_item where provider = ?", "post/addresses");
    }

    private int count(String sql, String value) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
