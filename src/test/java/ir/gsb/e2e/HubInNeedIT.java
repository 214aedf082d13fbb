package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.message.Protocol;
import ir.gsb.store.EmbeddedPostgres;
import ir.gsb.store.EmbeddedPostgres.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hub says while it cannot record, or has too much to do; and that it comes back by itself. */
class HubInNeedIT {

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();

    private Told ask(Protocol protocol) throws Exception {
        return portal.ask(protocol, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
    }

    @Test
    void recording_unavailable_while_the_store_is_away() throws Exception {
        assertThat(ask(Protocol.REST).status()).isEqualTo(200);
        var store = hub.part(EmbeddedPostgres.class);
        trial.providers().resetRequests();
        store.stop(Stop.IMMEDIATE);
        try {
            for (Protocol protocol : Protocol.values()) {
                ErrorTable.requireUnrecorded(ask(protocol), "recording-unavailable");
            }
            Letter bare = portal.letter(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS")
                    .without("signature")
                    .without("signature-input");
            ErrorTable.requireUnrecorded(portal.send(bare.unbound()), "recording-unavailable");
            assertThat(trial.providers().getAllServeEvents()).isEmpty();
        } finally {
            store.restart();
        }
        for (Protocol protocol : Protocol.values()) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> ask(protocol).status() == 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void overloaded_says_when_to_ask_again(Protocol protocol) throws Exception {
        int delay = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() / 2;
        trial.providers().resetRequests();
        trial.whileProvidersAnswer(TrialHub.addressFound().withFixedDelay(delay), () -> {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Told>> underWay = new ArrayList<>();
                for (int i = 0; i < TrialHub.SHARE; i++) {
                    underWay.add(threads.submit(() -> ask(protocol)));
                }
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> trial.providers().getAllServeEvents().size() == TrialHub.SHARE
                                || underWay.stream().anyMatch(Future::isDone));

                Told told = ask(protocol);

                ErrorTable.require(hub, told, "overloaded");
                assertThat(told.headers().first("retry-after")).contains("1");
                for (Future<Told> one : underWay) {
                    assertThat(one.get().status()).isEqualTo(200);
                }
            }
        });
        assertThat(ask(protocol).status()).isEqualTo(200);
    }
}
