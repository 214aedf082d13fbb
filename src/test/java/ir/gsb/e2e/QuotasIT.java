package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import ir.gsb.message.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A party that asks more than it may, or more than its share, while another asks as usual. */
class QuotasIT {

    private static final int MANY = 24;

    private static final String OTHER = """
        agreements:
          - {id: T-OTHER, client: trial/other, inquiry: person-identity/v1, modes: [RETRIEVE],
             fields: [firstName, lastName], purpose: Trial, legalBasis: Synthetic,
             validFrom: "2025-03-21T00:00:00+03:30"}
        """;

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();
    private final Client other = trial.client("trial/other");

    QuotasIT() {
        trial.register(OTHER);
    }

    private Told askOther() throws Exception {
        return other.ask(Protocol.REST, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-OTHER");
    }

    private static List<Told> of(List<Told> all, int status) {
        return all.stream().filter(told -> told.status() == status).toList();
    }

    @Test
    void quota_of_a_second_refuses_one_party_and_lets_the_other_go_on() throws Exception {
        trial.register(TrialHub.agreement(
                "T-RATE",
                "postal-address/v1",
                "RETRIEVE",
                "province, city",
                "quotaPerSecond: 1\nquotaPerDay: 1000000"));
        List<Told> told = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Told>> asked = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                asked.add(threads.submit(
                        () -> portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-RATE")));
            }
            assertThat(askOther().status()).isEqualTo(200);
            for (Future<Told> one : asked) {
                told.add(one.get());
            }
        }

        assertThat(told).extracting(Told::status).containsOnly(200, 429).contains(200, 429);
        for (Told refused : of(told, 429)) {
            ErrorTable.require(hub, refused, "quota-exceeded");
            assertThat(refused.headers().first("retry-after")).contains("1");
            assertThat(refused.headers().first("ratelimit").orElseThrow()).matches("\"second\";r=0;t=[01]");
        }
        for (Told answered : of(told, 200)) {
            assertThat(answered.headers().first("ratelimit-policy"))
                    .contains("\"second\";q=1;w=1, \"day\";q=1000000;w=86400");
            assertThat(answered.headers().first("ratelimit").orElseThrow())
                    .matches("\"second\";r=0;t=[01], \"day\";r=9999\\d\\d;t=\\d+");
        }
        assertThat(askOther().headers().first("ratelimit")).isEmpty();
    }

    @Test
    void party_that_floods_a_slow_provider_leaves_places_to_the_other() throws Exception {
        int delay = (int) TrialHub.PROVIDER_TIMEOUT.toMillis() / 3;
        trial.providers().resetRequests();
        StubMapping slow = trial.providers()
                .stubFor(get(urlPathMatching("/api/v2/addresses/[0-9]+"))
                        .atPriority(1)
                        .willReturn(TrialHub.addressFound().withFixedDelay(delay)));
        List<Told> told = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Told>> asked = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                asked.add(threads.submit(
                        () -> portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS")));
            }
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> asked.stream().anyMatch(Future::isDone)
                            && !trial.providers().getAllServeEvents().isEmpty());

            assertThat(askOther().status()).isEqualTo(200);

            for (Future<Told> one : asked) {
                told.add(one.get());
            }
        } finally {
            trial.providers().removeStub(slow);
        }

        assertThat(told)
                .extracting(Told::status)
                .as("refused at once, or carried out, though maybe late on a busy machine")
                .isSubsetOf(200, 503, 504)
                .contains(503);
        for (Told refused : of(told, 503)) {
            ErrorTable.require(hub, refused, "overloaded");
        }
    }
}
