package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.TestFolder;
import ir.gsb.delivery.QueueProvider;
import ir.gsb.delivery.TestBroker;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.samples.SampleInsurance;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The social security, asked over a broker that is a server of its own, as in production. */
class QueueProviderIT {

    private static final Path FOLDER = TestFolder.of("e2e/queue");
    private static final InquiryType INSURANCE = InquiryType.parse("insurance/v1");
    private static final String REPLIES = SampleInsurance.QUEUE + ".replies.node-7";
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["insuranceStatus","contributionDays","dependants"],"nationalId":"0001234560"}\
        """;
    private static final String FOUND = """
        {"resultCode":0,"resultText":"","insured":{"state":%d,"days":%d,"family":[]}}\
        """;
    private static final String ASK_ADDRESS = """
        {"mode":"RETRIEVE","fields":["city","plate"],"postalCode":"%s"}\
        """;
    private static final int LATER = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static TestBroker broker;
    private static CountedProvider post;
    private static SampleHub hub;

    @BeforeAll
    static void start() throws Exception {
        broker = new TestBroker(FOLDER.resolve("broker"));
        post = new CountedProvider();
        hub = ProviderHub.start(
                FOLDER,
                INSURANCE,
                "--gsb.node=node-7",
                "--gsb.delivery.retries=0",
                "--gsb.queue.requeue-after=1s",
                "--gsb.providers.post.addresses.url=" + post.url(),
                "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + broker.url() + "?callTimeout=3000&callFailoverTimeout=3000");
    }

    @AfterAll
    static void stop() {
        hub.close();
        broker.close();
        post.close();
        THREADS.close();
    }

    @AfterEach
    void provider_is_at_work() {
        hub.part(SampleInsurance.class).comeBack();
    }

    private static Told ask(Protocol protocol, String json) throws Exception {
        return new Client(hub, hub.key(SampleHub.TAX)).ask(protocol, INSURANCE, json, "A-1101");
    }

    private static CompletableFuture<Told> asking() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ask(Protocol.REST, ASK);
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                },
                THREADS);
    }

    private interface Behaviour {
        void answer(QueueProvider provider, TextMessage request) throws Exception;
    }

    /** Another provider takes the request, and does what the test wants. */
    private static Told askAnother(Behaviour behaviour) throws Exception {
        hub.part(SampleInsurance.class).leave();
        try (var provider = new QueueProvider(broker.plain(), SampleInsurance.QUEUE)) {
            var told = asking();
            behaviour.answer(provider, provider.next());
            return told.join();
        }
    }

    private static void refused(Told told, int status, String code) throws Exception {
        assertThat(told.status()).as(told.reply().text()).isEqualTo(status);
        assertThat(told.error().get("code").asText()).isEqualTo(code);
        assertThat(told.error().get("at").asText()).isEqualTo("provider");
    }

    @Test
    void finds_by_either_number_over_rest_and_soap() throws Exception {
        Told rest = ask(Protocol.REST, ASK);
        assertThat(rest.status()).as(rest.reply().text()).isEqualTo(200);
        assertThat(rest.json()).hasToString("""
            {"status":"FOUND","insuranceStatus":"ACTIVE","contributionDays":4212,"dependants":[\
            {"nationalId":"0007654324","relation":"SPOUSE"},{"nationalId":"0002718286","relation":"CHILD"}]}\
            """);
        Told soap =
                ask(Protocol.SOAP_1_2, ASK.replace("\"nationalId\":\"0001234560\"", "\"insuranceNo\":\"0007741190\""));
        assertThat(soap.reply().text()).contains("RETIRED", "10957").doesNotContain("employerLegalId");
        Told nobody = ask(Protocol.REST, ASK.replace("0001234560", "0002718286"));
        assertThat(nobody.json().get("status").asText()).isEqualTo("NOT_FOUND");
        Told verified = ask(Protocol.REST, """
            {"nationalId":"0001234560","values":{"employerLegalId":"99900123455","contributionDays":4212}}\
            """);
        assertThat(verified.json()).hasToString("{\"status\":\"MATCH\"}");
    }

    @Test
    void provider_that_is_away_does_not_find_the_request_when_it_comes_back() throws Exception {
        hub.part(SampleInsurance.class).leave();
        refused(ask(Protocol.REST, ASK), 504, "provider-timeout");
        try (var provider = new QueueProvider(broker.plain(), SampleInsurance.QUEUE)) {
            assertThat(provider.isAsked()).isFalse();
        }
        hub.part(SampleInsurance.class).comeBack();
        assertThat(ask(Protocol.REST, ASK).status()).isEqualTo(200);
    }

    @Test
    void late_reply_is_dropped_and_the_next_one_is_its_own() throws Exception {
        Told late = askAnother((provider, request) -> {
            await().until(() -> System.currentTimeMillis() > request.getJMSExpiration() + 200);
            provider.reply(request, FOUND.formatted(1, 1));
            await().until(() -> broker.waiting(REPLIES) == 0);
        });
        refused(late, 504, "provider-timeout");
        Told next = askAnother((provider, request) -> provider.reply(request, FOUND.formatted(2, 77)));
        assertThat(next.json().get("contributionDays").asInt()).isEqualTo(77);
    }

    @Test
    void only_the_reply_to_the_request_counts() throws Exception {
        Told told = askAnother((provider, request) -> {
            provider.replyAs(request, null, FOUND.formatted(1, 1));
            provider.replyAs(request, "00000000000000000000000000000000", FOUND.formatted(1, 2));
            provider.reply(request, FOUND.formatted(1, 3));
            provider.reply(request, FOUND.formatted(1, 4));
        });
        assertThat(told.json().get("contributionDays").asInt()).isEqualTo(3);
        refused(
                askAnother((provider, request) -> provider.replyAs(request, "1", FOUND.formatted(1, 1))),
                504,
                "provider-timeout");
    }

    @Test
    void garbage_is_not_passed_on() throws Exception {
        refused(
                askAnother((provider, request) -> provider.reply(request, "ORA-01034")),
                502,
                "provider-answer-invalid");
        refused(askAnother(QueueProvider::replyWithMap), 502, "provider-answer-invalid");
        Told days = askAnother((provider, request) -> provider.reply(request, FOUND.formatted(1, -5)));
        refused(days, 502, "provider-answer-invalid");
        Told fault = askAnother((provider, request) ->
                provider.reply(request, "{\"resultCode\":91,\"resultText\":\"0001234560 is locked\"}"));
        refused(fault, 502, "provider-fault");
        assertThat(fault.reply().text()).doesNotContain("0001234560");
    }

    @Test
    void broker_that_is_away_is_told_and_found_again() throws Exception {
        assertThat(ask(Protocol.REST, ASK).status()).isEqualTo(200);
        broker.stop();
        try {
            refused(ask(Protocol.REST, ASK), 503, "provider-unavailable");
        } finally {
            broker.start();
        }
        await().atMost(PATIENCE).until(() -> ask(Protocol.REST, ASK).status() == 200);
    }

    @Test
    void what_was_accepted_has_one_outcome_though_the_broker_was_away() throws Exception {
        List<String> accepted = new ArrayList<>();
        accepted.addAll(acceptedForLater(0));
        broker.stop();
        try {
            accepted.addAll(acceptedForLater(1));
            await().atMost(PATIENCE).until(() -> health() == 503);
        } finally {
            broker.start();
        }
        accepted.addAll(acceptedForLater(2));

        for (String exchange : accepted) {
            await().atMost(PATIENCE)
                    .until(
                            () -> client().send(client().get("/exchanges/" + exchange))
                                    .json()
                                    .toString(),
                            view -> view.contains("\"outcome\":\"FOUND\""));
            assertThat(ends(exchange)).isOne();
        }
        assertThat(post.codes()).isEqualTo(accepted.size());
        await().atMost(PATIENCE).until(() -> health() == 200);
    }

    private static int ends(String exchange) throws SQLException {
        try (var connection = hub.store().getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from record where exchange_id = ?::uuid and kind = 2")) {
            statement.setString(1, exchange);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static Client client() {
        return new Client(hub, hub.key(SampleHub.TAX));
    }

    private static int health() throws IOException {
        return RawHttp.send(hub.port(), "GET", "/actuator/health", new Headers(List.of()), new byte[0])
                .status();
    }

    /** Some addresses, each with a code of its own. */
    private static List<String> acceptedForLater(int round) throws Exception {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < LATER; i++) {
            Headers headers = Letter.headers(
                    "content-type",
                    "application/json",
                    "gsb-message-id",
                    UUID.randomUUID().toString(),
                    "gsb-agreement",
                    "A-1002",
                    "prefer",
                    "respond-async");
            String code = Integer.toString(1_100_000_000 + round * LATER + i);
            Told told = client().send(client().rest(SampleHub.ADDRESS, ASK_ADDRESS.formatted(code), headers));
            assertThat(told.status()).as(told.reply().text()).isEqualTo(202);
            accepted.add(told.exchangeId());
        }
        return accepted;
    }
}
