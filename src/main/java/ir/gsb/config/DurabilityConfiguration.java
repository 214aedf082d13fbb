package ir.gsb.config;

import ir.gsb.store.DurabilityWatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Whether the server of the store still keeps what it confirms. */
@Configuration(proxyBeanMethods = false)
class DurabilityConfiguration {

    @Bean
    @DependsOn("flywayInitializer")
    DurabilityWatch durabilityWatch(DataSource store) {
        return new DurabilityWatch(store);
    }

    /** Of its own, since nothing may hold it up. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService watchingDurability(DurabilityWatch watch) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("durability").factory());
        scheduled.scheduleWithFixedDelay(watch, 1, 1, TimeUnit.SECONDS);
        return scheduled;
    }

    @Bean
    HealthIndicator durabilityHealthIndicator(DurabilityWatch watch) {
        return () -> watch.off()
                .map(name -> Health.down().withDetail("off", name).build())
                .orElseGet(() -> Health.up().build());
    }
}
