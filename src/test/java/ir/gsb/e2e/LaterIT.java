package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Inquiries that are accepted now and carried out later. */
class LaterIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private Letter letter(String messageId) {
        return portal.rest(
                TrialHub.IDENTITY,
                TrialHub.ASK_IDENTITY,
                Letter.headers(
                        "content-type",
                        "application/json",
                        "gsb-message-id",
                        messageId,
                        "gsb-agreement",
                        "T-IDENTITY",
                        "prefer",
                        "respond-async"));
    }

    private Told look(String exchange) throws Exception {
        return portal.send(portal.get("/exchanges/" + exchange));
    }

    private JsonNode awaitDone(String exchange) {
        return await().atMost(PATIENCE)
                .until(
                        () -> look(exchange).json(),
                        view -> view.get("state").asText().equals("DONE"));
    }

    @Test
    void inquiry_is_accepted_and_answered_later() throws Exception {
        Told told = portal.send(letter(UUID.randomUUID().toString()));

        assertThat(told.status()).as(told.reply().text()).isEqualTo(202);
        String location = told.headers().first("location").orElseThrow();
        assertThat(location).isEqualTo("/exchanges/" + told.exchangeId());
        JsonNode view = awaitDone(told.exchangeId());
        assertThat(view.get("outcome").asText()).isEqualTo("FOUND");
        assertThat(view.at("/answer/firstName").asText()).isEqualTo("علی");
        List<String> steps = new ArrayList<>();
        view.get("steps").forEach(step -> steps.add(step.get("step").asText()));
        assertThat(steps).containsSubsequence("verified", "authorised", "accepted", "delivered", "checked", "signed");
        long last = 0;
        for (JsonNode step : view.get("steps")) {
            assertThat(step.get("atMicros").asLong()).isGreaterThanOrEqualTo(last);
            last = step.get("atMicros").asLong();
        }
        assertThat(left("queue_item", told.exchangeId())).isZero();
        assertThat(left("deferred", told.exchangeId())).isZero();
    }

    @Test
    void unsigned_preference_is_refused() throws Exception {
        Letter bare = portal.rest(
                        TrialHub.IDENTITY,
                        TrialHub.ASK_IDENTITY,
                        Letter.headers(
                                "content-type",
                                "application/json",
                                "gsb-message-id",
                                UUID.randomUUID().toString()))
                .with("prefer", "respond-async");

        ErrorTable.require(hub, portal.send(bare), "signature-invalid");
    }

    @Test
    void provider_that_is_down_is_asked_again_until_it_answers() throws Exception {
        var told = new Told[1];
        trial.whileProvidersAnswer(aResponse().withStatus(503), () -> {
            told[0] = portal.send(letter(UUID.randomUUID().toString()));
            assertThat(told[0].status()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .until(() -> look(told[0].exchangeId())
                                    .json()
                                    .at("/queue/attempts")
                                    .asInt()
                            >= 2);
            Told pending = look(told[0].exchangeId());
            assertThat(pending.status()).isEqualTo(202);
            assertThat(pending.json().at("/queue/lastError").asText()).isEqualTo("provider-unavailable");
        });

        assertThat(awaitDone(told[0].exchangeId()).get("outcome").asText()).isEqualTo("FOUND");
    }

    @Test
    void retry_is_led_to_the_exchange_that_is_under_way_and_gets_its_answer_later() throws Exception {
        String messageId = UUID.randomUUID().toString();
        var told = new Told[1];
        trial.whileProvidersAnswer(aResponse().withStatus(503), () -> {
            told[0] = portal.send(letter(messageId));
            Told retry = portal.send(letter(messageId));
            assertThat(retry.status()).isEqualTo(202);
            assertThat(retry.exchangeId()).isEqualTo(told[0].exchangeId());
            assertThat(retry.headers().first("location")).contains("/exchanges/" + told[0].exchangeId());
        });
        awaitDone(told[0].exchangeId());

        Told late = portal.send(letter(messageId));

        assertThat(late.status()).isEqualTo(200);
        assertThat(late.replayed()).isTrue();
        assertThat(late.exchangeId()).isEqualTo(told[0].exchangeId());
    }

    private int left(String table, String exchange) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from " + table + " where exchange_id = ?::uuid")) {
            statement.setString(1, exchange);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
