package ir.gsb.delivery;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueueConversationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private static TestBroker broker;

    private final String queue = "provider." + UUID.randomUUID();

    @BeforeAll
    static void start_broker() {
        broker = new TestBroker(Path.of("target/queue-conversation"));
    }

    @AfterAll
    static void stop_broker() {
        broker.close();
        THREADS.close();
    }

    private QueueConversation node(String name) {
        return new QueueConversation(broker.connections(), queue, queue + ".replies." + name);
    }

    private QueueProvider provider() {
        return new QueueProvider(broker.plain(), queue);
    }

    private static QueuedRequest request(String id) {
        return new QueuedRequest(id, "who is " + id, Optional.of("00-trace"));
    }

    private static CompletableFuture<String> asking(QueueConversation node, String id, Duration patience) {
        return supplyAsync(
                () -> {
                    try {
                        return new String(node.ask(request(id), patience).body(), StandardCharsets.UTF_8);
                    } catch (IOException | InterruptedException failed) {
                        return failed.getClass().getSimpleName();
                    }
                },
                THREADS);
    }

    @Test
    void takes_the_reply_in_text_or_bytes_and_reads_nothing_else() throws Exception {
        try (var node = node("a");
                var provider = provider()) {
            var text = asking(node, "1", PATIENCE);
            var request = provider.next();
            assertThat(request.getText()).isEqualTo("who is 1");
            assertThat(request.getStringProperty("traceparent")).isEqualTo("00-trace");
            provider.reply(request, "سلام");
            assertThat(text.join()).isEqualTo("سلام");

            var bytes = asking(node, "2", PATIENCE);
            provider.replyWithBytes(provider.next(), "سلام".getBytes(StandardCharsets.UTF_8));
            assertThat(bytes.join()).isEqualTo("سلام");

            var map = asking(node, "3", PATIENCE);
            provider.replyWithMap(provider.next());
            assertThat(map.join()).isEmpty();
        }
    }

    @Test
    void gives_each_node_its_own_reply() throws Exception {
        try (var first = node("a");
                var second = node("b");
                var provider = provider()) {
            List<CompletableFuture<String>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(asking(first, "a" + i, PATIENCE));
                asked.add(asking(second, "b" + i, PATIENCE));
            }
            for (int i = 0; i < 100; i++) {
                var request = provider.next();
                assertThat(request.getJMSReplyTo().toString())
                        .contains(".replies." + request.getJMSCorrelationID().charAt(0));
                provider.reply(request, request.getJMSCorrelationID());
            }
            for (int i = 0; i < 50; i++) {
                assertThat(asked.get(2 * i).join()).isEqualTo("a" + i);
                assertThat(asked.get(2 * i + 1).join()).isEqualTo("b" + i);
            }
        }
    }

    @Test
    void drops_a_reply_with_another_correlation_id_or_none() throws Exception {
        try (var node = node("a");
                var provider = provider()) {
            var asked = asking(node, "1", SHORT);
            var request = provider.next();
            provider.replyAs(request, "2", "for somebody else");
            provider.replyAs(request, null, "for nobody");
            assertThat(asked.join()).isEqualTo("SocketTimeoutException");
            await().until(() -> broker.waiting(queue + ".replies.a") == 0);
        }
    }

    @Test
    void drops_a_late_reply_and_a_second_one() throws Exception {
        try (var node = node("a");
                var provider = provider()) {
            var late = asking(node, "1", SHORT);
            var request = provider.next();
            assertThat(late.join()).isEqualTo("SocketTimeoutException");
            provider.reply(request, "too late");

            var next = asking(node, "2", PATIENCE);
            var again = provider.next();
            await().until(() -> broker.waiting(queue + ".replies.a") == 0);
            provider.reply(again, "in time");
            provider.reply(again, "once more");
            assertThat(next.join()).isEqualTo("in time");
        }
    }

    @Test
    void request_expires_with_the_patience_of_who_asked() {
        try (var node = node("a");
                var provider = provider()) {
            assertThatThrownBy(() -> node.ask(request("1"), SHORT)).isInstanceOf(SocketTimeoutException.class);
            assertThat(provider.isAsked()).isFalse();
        }
    }

    @Test
    void says_that_the_broker_is_away_and_recovers() throws Exception {
        var own = new TestBroker(Path.of("target/queue-conversation-restarted"));
        try (var node = new QueueConversation(own.connections(), queue, queue + ".replies.a")) {
            own.stop();
            assertThatThrownBy(() -> node.ask(request("1"), PATIENCE))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            own.start();
            try (var provider = new QueueProvider(own.plain(), queue)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    var asked = asking(node, UUID.randomUUID().toString(), Duration.ofSeconds(2));
                    var request = provider.next();
                    if (request != null) {
                        provider.reply(request, "back");
                    }
                    return asked.join().equals("back");
                });
            }
        } finally {
            own.close();
        }
    }
}
