package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a message that is sent again: the stored answer, the one that is under way, or a new attempt. */
class RetryIT {

    private static final InquiryType TYPE = TrialHub.IDENTITY;
    private static final String ASK = TrialHub.ASK_IDENTITY;
    private static final String AGREEMENT = "T-IDENTITY";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();
    private final String id = UUID.randomUUID().toString();

    private Told ask(Protocol protocol) throws Exception {
        return portal.send(portal.letter(protocol, TYPE, ASK, AGREEMENT, id));
    }

    private int asked() {
        return trial.providers().getAllServeEvents().size();
    }

    @ParameterizedTest
    @EnumSource
    void retry_gets_the_stored_answer_and_the_provider_is_not_asked_again(Protocol protocol) throws Exception {
        trial.providers().resetRequests();
        Told first = ask(protocol);

        Told second = ask(protocol);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.replayed()).isFalse();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.replayed()).isTrue();
        assertThat(second.exchangeId()).isEqualTo(first.exchangeId());
        assertThat(content(second)).isEqualTo(content(first));
        assertThat(asked()).isOne();
        assertThat(replaysOf(first)).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void retry_of_what_the_provider_refused_gets_the_same_error(Protocol protocol) throws Exception {
        trial.providers().resetRequests();
        trial.whileProvidersAnswer(TrialHub.identity("fault-success-flag.200"), () -> {
            ErrorTable.require(hub, ask(protocol), "provider-fault");

            Told again = ask(protocol);

            ErrorTable.requireUnrecorded(again, "provider-fault");
            assertThat(again.replayed()).isTrue();
            assertThat(asked()).isOne();
        });
    }

    @ParameterizedTest
    @EnumSource
    void retry_is_authorised_anew(Protocol protocol) throws Exception {
        assertThat(ask(protocol).status()).isEqualTo(200);
        trial.register(TrialHub.agreement(AGREEMENT, TYPE.toString(), "VERIFY", "firstName, lastName", ""));
        try {
            ErrorTable.require(hub, ask(protocol), "access-denied");
        } finally {
            trial.register(TrialHub.agreement(
                    AGREEMENT, TYPE.toString(), "VERIFY, RETRIEVE", "firstName, lastName, gender", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void retry_after_a_retryable_outcome_is_carried_out(Protocol protocol) throws Exception {
        var first = new Told[1];
        trial.whileProvidersAnswer(aResponse().withStatus(503), () -> first[0] = ask(protocol));
        ErrorTable.require(hub, first[0], "provider-unavailable");

        Told second = ask(protocol);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.replayed()).isFalse();
        assertThat(second.exchangeId()).isNotEqualTo(first[0].exchangeId());
    }

    @ParameterizedTest
    @EnumSource
    void duplicates_in_flight_wait_for_the_first(Protocol protocol) throws Exception {
        trial.providers().resetRequests();
        int while_ = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() / 2;
        trial.whileProvidersAnswer(TrialHub.identityFound().withFixedDelay(while_), () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Told> first = threads.submit(() -> ask(protocol));
                await().atMost(Duration.ofSeconds(20)).until(() -> asked() == 1 || first.isDone());
                List<Future<Told>> others = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    others.add(threads.submit(() -> ask(protocol)));
                }
                String exchange = first.get().exchangeId();
                for (Future<Told> other : others) {
                    assertThat(other.get().status()).isEqualTo(200);
                    assertThat(other.get().replayed()).isTrue();
                    assertThat(other.get().exchangeId()).isEqualTo(exchange);
                }
            }
        });
        assertThat(asked()).isOne();
    }

    private static String content(Told told) throws Exception {
        return told.letter().protocol() == Protocol.REST
                ? told.reply().text()
                : HubSeal.parse(told.reply().body())
                        .getElementsByTagNameNS("*", "PersonIdentityResponse")
                        .item(0)
                        .getTextContent();
    }

    private int replaysOf(Told first) throws Exception {
        try (var connection = hub.store().getConnection();
                var statement =
                        connection.prepareStatement("select count(*) from exchange where replay_of = ?::uuid")) {
            statement.setString(1, first.exchangeId());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
