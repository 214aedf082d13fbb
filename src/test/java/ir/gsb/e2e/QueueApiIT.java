package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.security.RestRequestSigner;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operators see what waits and what got stuck, and act on it, over signed calls; nobody else does. */
class QueueApiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPERATOR = "operator/registry";
    private static final String LIST = "/queue/exchanges";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();
    private final Client operator = new Client(hub, hub.key(Party.parse(OPERATOR)));

    @BeforeEach
    @AfterEach
    void nothing_is_stuck() throws Exception {
        for (String state : List.of("DEAD", "DOUBTFUL")) {
            done(post("/queue/drop", "{'reason': 'Cleared', 'state': '" + state + "', 'most': 500}"));
        }
        await().atMost(PATIENCE)
                .until(() -> done(get(LIST + "?state=DEAD,DOUBTFUL,DROPPED"))
                        .get("exchanges")
                        .isEmpty());
    }

    private Told get(String path) throws Exception {
        return operator.send(operator.get(path));
    }

    private Told post(String path, String json) throws Exception {
        return post(operator, path, json, UUID.randomUUID().toString());
    }

    private Told post(Client by, String path, String json, String messageId) throws Exception {
        Headers headers = Letter.headers("content-type", "application/json", "gsb-message-id", messageId);
        var signer = new RestRequestSigner(by.key(), Clock.systemUTC(), new SecureRandom());
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return by.send(Letter.rest(signer.sign("POST", URI.create("http://" + hub.authority() + path), headers, body)));
    }

    private static JsonNode done(Told told) throws Exception {
        assertThat(told.status()).as(told.reply().text()).isEqualTo(200);
        return told.json();
    }

    private String accepted() throws Exception {
        Headers headers = Letter.headers(
                "content-type",
                "application/json",
                "gsb-message-id",
                UUID.randomUUID().toString(),
                "gsb-agreement",
                "T-IDENTITY",
                "prefer",
                "respond-async");
        return portal.send(portal.rest(TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, headers))
                .exchangeId();
    }

    private String state(String exchange) throws Exception {
        return get(LIST + "/" + exchange).json().path("state").asText();
    }

    private String dead() throws Exception {
        var dead = new String[1];
        trial.whileProvidersAnswer(aResponse().withStatus(503), () -> {
            dead[0] = accepted();
            await().atMost(PATIENCE).until(() -> state(dead[0]), "DEAD"::equals);
        });
        return dead[0];
    }

    private JsonNode awaitDone(String exchange) {
        return await().atMost(PATIENCE)
                .until(
                        () -> portal.send(portal.get("/exchanges/" + exchange)).json(),
                        view -> view.get("state").asText().equals("DONE"));
    }

    @Test
    void dead_exchange_is_seen_and_requeued_and_the_act_is_in_the_log() throws Exception {
        String dead = dead();
        JsonNode seen = done(get(LIST + "/" + dead));
        assertThat(done(get(LIST)).get("exchanges").get(0).get("exchange").asText())
                .isEqualTo(dead);
        assertThat(done(get("/queue")).get("queue"))
                .anySatisfy(count -> assertThat(count.toString())
                        .startsWith("{\"provider\":\"civil-registry/population\",\"inquiry\":\"person-identity/v1\""
                                + ",\"state\":\"DEAD\",\"count\":1,\"oldestSeconds\":"));
        assertThat(seen.get("lastError").asText()).isEqualTo("provider-unavailable");
        assertThat(seen.toString()).doesNotContain("0001234560");

        ErrorTable.require(
                hub, post(LIST + "/" + dead + "/requeue", "{'reason': 'Back', 'tag': 'DEAD-1-0'}"), "version-conflict");
        String again = UUID.randomUUID().toString();
        String body =
                "{'reason': 'The provider is back', 'tag': '" + seen.get("tag").asText() + "'}";
        done(post(operator, LIST + "/" + dead + "/requeue", body, again));

        assertThat(awaitDone(dead).get("outcome").asText()).isEqualTo("FOUND");
        assertThat(post(operator, LIST + "/" + dead + "/requeue", body, again).replayed())
                .isTrue();
        List<DoneAct> acts = hub.part(ExchangeSearch.class)
                .acts(Optional.of(OPERATOR), Optional.empty(), 200)
                .rows();
        assertThat(acts)
                .filteredOn(
                        act -> act.word().equals("requeued") && act.about().equals(Optional.of(ExchangeId.parse(dead))))
                .singleElement()
                .satisfies(act -> assertThat(act.reason()).isEqualTo("The provider is back"));
    }

    @Test
    void many_are_requeued_at_once_up_to_a_bound() throws Exception {
        String first = dead();
        String second = dead();
        String body = "{'reason': 'Back', 'state': 'DEAD', 'provider': 'civil-registry/population', 'most': 1}";

        JsonNode requeued = done(post("/queue/requeue", body));

        assertThat(requeued.get("done").asInt()).isOne();
        assertThat(requeued.get("exchanges").get(0).asText()).isEqualTo(first);
        awaitDone(first);
        assertThat(state(second)).isEqualTo("DEAD");
    }

    @Test
    void dropped_exchange_ends_and_says_so() throws Exception {
        String dead = dead();

        assertThat(done(post(LIST + "/" + dead + "/drop", "{'reason': 'Withdrawn'}"))
                        .get("state")
                        .asText())
                .isEqualTo("DROPPED");

        JsonNode view = awaitDone(dead);
        assertThat(view.at("/error/code").asText()).isEqualTo("provider-unavailable");
        assertThat(view.at("/error/detail").asText()).contains("gave this exchange up");
    }

    @Test
    void what_is_not_stuck_is_not_requeued() throws Exception {
        String waiting = accepted(Instant.now().plusSeconds(3600));
        try {
            JsonNode error = ErrorTable.require(
                    hub, post(LIST + "/" + waiting + "/requeue", "{'reason': 'At once'}"), "state-conflict");
            assertThat(error.get("detail").asText()).contains("WAITING");
        } finally {
            done(post(LIST + "/" + waiting + "/drop", "{'reason': 'Done with'}"));
        }
        awaitDone(waiting);
    }

    /** One that waits for its next attempt for so long. */
    private String accepted(Instant next) throws Exception {
        var exchange = new String[1];
        trial.whileProvidersAnswer(aResponse().withStatus(503), () -> {
            exchange[0] = accepted();
            await().atMost(PATIENCE).until(() -> putOff(exchange[0], next) == 1);
        });
        return exchange[0];
    }

    private int putOff(String exchange, Instant next) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement = connection.prepareStatement("update queue_item set next_at = ?::timestamptz where"
                        + " exchange_id = ?::uuid and state = 'WAITING'")) {
            statement.setString(1, next.toString());
            statement.setString(2, exchange);
            return statement.executeUpdate();
        }
    }

    @Test
    void refuses_who_is_no_operator() throws Exception {
        for (String path : List.of("/queue", LIST)) {
            ErrorTable.require(hub, portal.send(portal.get(path)), "access-denied");
        }
        var auditor = new Client(hub, hub.key(Party.parse("audit/office")));
        ErrorTable.require(hub, auditor.send(auditor.get(LIST)), "access-denied");
        String id = UUID.randomUUID().toString();
        ErrorTable.require(hub, post(portal, LIST + "/" + id + "/requeue", "{'reason': 'Mine'}", id), "access-denied");
    }

    @Test
    void says_what_is_not_there() throws Exception {
        String unknown = LIST + "/01a2039f-07a9-7d97-a085-40c95301e267";
        ErrorTable.require(hub, get(unknown), "unknown-exchange");
        ErrorTable.require(hub, post(unknown + "/requeue", "{'reason': 'Back'}"), "unknown-exchange");
        ErrorTable.require(hub, get(LIST + "/7"), "unknown-exchange");
        ErrorTable.require(hub, get("/queue/people"), "unknown-inquiry");
        ErrorTable.require(hub, get("/queue/drop"), "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'reason': '', 'state': 'DEAD', 'most': 1}                          | /reason
        {'reason': 'x', 'most': 1}                                          | /state
        {'reason': 'x', 'state': 'WAITING', 'most': 1}                      | /state
        {'reason': 'x', 'state': 'GONE', 'most': 1}                         | /state
        {'reason': 'x', 'state': 'DEAD'}                                    | /most
        {'reason': 'x', 'state': 'DEAD', 'most': 501}                       | /most
        {'reason': 'x', 'state': 'DEAD', 'most': 1, 'provider': 'nobody'}   | /provider
        {'reason': 'x', 'state': 'DEAD', 'most': 1, 'all': true}            | /all
        """, quoteCharacter = '`')
    void says_what_is_wrong(String body, String pointer) throws Exception {
        JsonNode error = ErrorTable.require(hub, post("/queue/requeue", body), "schema-violation");

        assertThat(error.at("/violations/0/pointer").asText()).isEqualTo(pointer);
    }
}
