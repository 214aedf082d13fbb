package ir.gsb.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.jms.JmsHealthIndicator;

class PatientHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FAR_LONGER = Duration.ofSeconds(10);

    @Test
    void is_down_in_time_though_the_broker_says_nothing() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var broker = new ActiveMQConnectionFactory("tcp://localhost:" + silent.getLocalPort());
                var health = new PatientHealth(new JmsHealthIndicator(broker), PATIENCE)) {
            for (int i = 0; i < 2; i++) {
                long begun = System.nanoTime();
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(FAR_LONGER);
            }
        }
    }

    @Test
    void says_what_it_is_told_in_time() {
        try (var health = new PatientHealth(() -> Health.up().build(), PATIENCE)) {
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void is_down_if_the_other_breaks() {
        try (var health = new PatientHealth(
                () -> {
                    throw new IllegalStateException("broken");
                },
                PATIENCE)) {
            Health told = health.health();

            assertThat(told.getStatus()).isEqualTo(Status.DOWN);
            assertThat(told.getDetails()).containsEntry("error", "java.lang.IllegalStateException: broken");
        }
    }

    @Test
    void asks_nobody_anew_who_has_not_answered_yet() {
        var asked = new AtomicInteger();
        var answering = new CompletableFuture<Health>();
        try (var health = new PatientHealth(
                () -> {
                    asked.incrementAndGet();
                    return answering.join();
                },
                Duration.ofMillis(10))) {
            for (int i = 0; i < 3; i++) {
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            }
            await().untilAsserted(() -> assertThat(asked).hasValue(1));

            answering.complete(Health.up().build());
            await().untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.UP));
        }
    }
}
