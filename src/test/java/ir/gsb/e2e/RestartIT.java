package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.RecordedReplies;
import ir.gsb.message.Node;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was recorded and what was refused stays so over a hub that is killed, and one that is stopped leaves nothing. */
class RestartIT {

    private static final Duration GRACE = Duration.ofSeconds(60);

    @Test
    void a_killed_hub_keeps_its_answers_and_refuses_old_signatures() throws Exception {
        try (var hub = new HubOnDisk("restart")) {
            hub.start();
            var client = new ClientOnWire(hub);
            String messageId = UUID.randomUUID().toString();
            var request = client.signed(messageId);
            var answer = client.send(request);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            long database = hub.postgres().pid().orElseThrow();

            hub.process().kill();
            hub.start();

            assertThat(hub.postgres().pid()).contains(database);
            var again = client.askByRest(messageId);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.headers().first("gsb-replayed")).contains("true");
            assertThat(again.body()).isEqualTo(answer.body());
            var replay = client.send(request);
            assertThat(replay.status()).isEqualTo(409);
            assertThat(replay.text()).contains("\"code\":\"replay-refused\"");
            assertRecorded(hub, answer, client.look(SampleHub.idOf(answer).toString()));
            stopsAndLeavesNothing(hub);
        }
    }

    private static void assertRecorded(HubOnDisk hub, RawHttp.Response answer, RawHttp.Response look) throws Exception {
        assertThat(JsonText.parse(look.body()).children().get("answer")).isEqualTo(JsonText.parse(answer.body()));
        assertThat(JsonText.parse(look.body()).children().get("outcome")).isEqualTo(new Node.Text("FOUND"));
        var id = SampleHub.idOf(answer).value();
        var records = new RecordedReplies(hub.postgres().source(), hub.data().resolve("keys"));
        var recorded = records.all().stream()
                .filter(one -> one.exchange().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(recorded.accepted()).isTrue();
        assertThat(recorded.reply()).contains(answer.body());
    }

    private static void stopsAndLeavesNothing(HubOnDisk hub) throws Exception {
        long database = hub.postgres().pid().orElseThrow();
        long begun = System.nanoTime();

        int exitCode = hub.process().stop();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE);
        assertThat(exitCode).as(hub.process().said()).isEqualTo(143);
        assertThat(hub.postgres().pid()).isEmpty();
        await().atMost(GRACE).until(() -> ProcessHandle.of(database).isEmpty());
    }
}
