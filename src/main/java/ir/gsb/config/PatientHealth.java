package ir.gsb.config;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What another says, if it says it in time; down otherwise. However many ask, the other is asked once at a time. */
final class PatientHealth implements HealthIndicator, AutoCloseable {

    private final HealthIndicator other;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable CompletableFuture<Health> underWay;

    PatientHealth(HealthIndicator other, Duration patience) {
        this.other = other;
        this.patience = patience;
    }

    @Override
    public Health health() {
        try {
            return asked().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return Health.down()
                    .withDetail("error", "no answer within " + patience.toMillis() + " ms")
                    .build();
        } catch (ExecutionException failed) {
            return Health.down(Objects.requireNonNullElse(failed.getCause(), failed))
                    .build();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized CompletableFuture<Health> asked() {
        if (underWay == null || underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(other::health, threads);
        }
        return underWay;
    }

    /** Does not wait for an answer that is still awaited. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
