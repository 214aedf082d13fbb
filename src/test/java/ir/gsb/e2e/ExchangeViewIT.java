package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.message.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A party looks at an exchange of its own, and nobody else does. */
class ExchangeViewIT {

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private Told look(String exchangeId) throws Exception {
        return portal.send(portal.get("/exchanges/" + exchangeId));
    }

    private static List<String> steps(JsonNode view) {
        List<String> steps = new ArrayList<>();
        view.get("steps").forEach(step -> steps.add(step.get("step").asText()));
        return steps;
    }

    @ParameterizedTest
    @EnumSource
    void owner_sees_the_steps_and_the_answer(Protocol protocol) throws Exception {
        Told asked = portal.ask(protocol, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");

        Told told = look(asked.exchangeId());

        assertThat(told.status()).isEqualTo(200);
        JsonNode view = told.json();
        assertThat(view.get("exchangeId").asText()).isEqualTo(asked.exchangeId());
        assertThat(view.get("state").asText()).isEqualTo("DONE");
        assertThat(view.get("outcome").asText()).isEqualTo("FOUND");
        assertThat(view.get("inquiry").asText()).isEqualTo("person-identity/v1");
        assertThat(view.get("agreement").asText()).isEqualTo("T-IDENTITY");
        assertThat(steps(view))
                .containsSubsequence(
                        "verified", "admitted", "validated", "authorised", "accepted", "delivered", "checked");
        assertThat(view.at("/answer/firstName").asText()).isEqualTo("علی");
        assertThat(view.has("error")).isFalse();
        assertThat(view.has("failedStep")).isFalse();
        assertThat(ErrorTable.Recorded.of(hub, told.exchangeId()).orElseThrow().outcome())
                .isEqualTo("SHOWN");
    }

    @ParameterizedTest
    @EnumSource
    void owner_sees_which_step_failed_and_what_to_do(Protocol protocol) throws Exception {
        var asked = new Told[1];
        trial.whileProvidersAnswer(
                aResponse().withStatus(503).withBody("10.0.0.9 is down"),
                () -> asked[0] = portal.ask(protocol, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS"));

        Told told = look(asked[0].exchangeId());

        assertThat(told.reply().text()).doesNotContain("10.0.0.9");
        JsonNode view = told.json();
        assertThat(view.get("failedStep").asText()).isEqualTo("delivered");
        assertSame(view.get("error"), asked[0].error());
        assertThat(view.has("answer")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void owner_sees_where_the_schema_was_broken(Protocol protocol) throws Exception {
        String wrong = """
            {"postalCode":"12"}\
            """;
        Told asked = portal.ask(protocol, TrialHub.ADDRESS, wrong, "T-ADDRESS");

        JsonNode view = look(asked.exchangeId()).json();

        assertThat(view.get("failedStep").asText()).isEqualTo("validated");
        assertThat(view.at("/error/violations/0/pointer").asText()).isEqualTo("/postalCode");
        assertSame(view.get("error"), asked.error());
    }

    private static void assertSame(JsonNode shown, JsonNode told) {
        for (String name : List.of("type", "title", "status", "detail", "code", "at", "retryable", "exchangeId")) {
            assertThat(shown.get(name).asText())
                    .as(name)
                    .isEqualTo(told.get(name).asText());
        }
    }

    @Test
    void pending_exchange_is_202() throws Exception {
        trial.providers().resetRequests();
        int delay = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() / 2;
        trial.whileProvidersAnswer(TrialHub.addressFound().withFixedDelay(delay), () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Letter letter = portal.letter(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
                Future<Told> asked = threads.submit(() -> portal.send(letter));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !trial.providers().getAllServeEvents().isEmpty() || asked.isDone());

                Told told =
                        look(pendingOf(letter.headers().first("gsb-message-id").orElseThrow()));

                assertThat(told.status()).isEqualTo(202);
                assertThat(told.json().get("state").asText()).isEqualTo("PENDING");
                assertThat(steps(told.json())).contains("authorised").doesNotContain("delivered");
                assertThat(asked.get().status()).isEqualTo(200);
            }
        });
    }

    private String pendingOf(String messageId) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement = connection.prepareStatement("select exchange_id from record where message_id = ?")) {
            statement.setString(1, messageId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    @Test
    void another_party_sees_nothing() throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
        for (String party : List.of("trial/other", "halted/portal")) {
            Client other = trial.client(party);
            Told told = other.send(other.get("/exchanges/" + asked.exchangeId()));
            ErrorTable.require(hub, told, "unknown-exchange");
        }
    }

    @Test
    void unsigned_look_is_refused() throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
        Letter bare = portal.get("/exchanges/" + asked.exchangeId())
                .without("signature")
                .without("signature-input");
        ErrorTable.require(hub, portal.send(bare.unbound()), "signature-missing");
    }
}
