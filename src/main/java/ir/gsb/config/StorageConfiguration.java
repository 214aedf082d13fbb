package ir.gsb.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import ir.gsb.access.SqlQuotas;
import ir.gsb.exchangelog.Archive;
import ir.gsb.exchangelog.DiskForecast;
import ir.gsb.exchangelog.DiskForecast.Disk;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.exchangelog.StorageWatch;
import ir.gsb.exchangelog.StoreSize;
import ir.gsb.security.SqlStatusAnswers;
import ir.gsb.security.StatusThinning;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** How records leave the store in time, and how full its disk is. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    private static final int FIRST_AFTER_MINUTES = 1;
    private static final int A_DAY_IN_MINUTES = 24 * 60;

    @Bean
    @DependsOn("flywayInitializer")
    StorageWatch storageWatch(
            DataSource store,
            ExchangeLog log,
            HubProperties hub,
            RecordingSettings settings,
            MasterKeys keys,
            Clock clock,
            SecureRandom random) {
        var disk = new Disk(
                Optional.ofNullable(hub.records().diskCapacity()).map(size -> size.toBytes()),
                Optional.ofNullable(hub.records().diskFolder()));
        Optional<Archive> archive = Optional.ofNullable(hub.archive())
                .map(files -> new Archive(store, settings, keys, files.folder(), clock, random));
        return new StorageWatch(new DiskForecast(store, disk, clock), archive, log);
    }

    /** Of its own, since to archive may take hours. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService storing(
            StorageWatch watch, SqlQuotas quotas, SqlStatusAnswers answers, ExchangeLog log, Clock clock) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("storage").factory());
        scheduled.scheduleWithFixedDelay(watch, FIRST_AFTER_MINUTES, A_DAY_IN_MINUTES, TimeUnit.MINUTES);
        scheduled.scheduleWithFixedDelay(
                () -> quotas.forget(LocalDate.now(clock)), FIRST_AFTER_MINUTES, A_DAY_IN_MINUTES, TimeUnit.MINUTES);
        scheduled.scheduleWithFixedDelay(
                new StatusThinning(answers, log::oldest, clock),
                FIRST_AFTER_MINUTES,
                A_DAY_IN_MINUTES,
                TimeUnit.MINUTES);
        return scheduled;
    }

    @Bean
    MeterBinder storeGauges(StorageWatch watch) {
        return registry -> {
            part("records", StoreSize.Part::records, watch).register(registry);
            part("vault", StoreSize.Part::vault, watch).register(registry);
            part("log", StoreSize.Part::log, watch).register(registry);
            part("indexes", StoreSize.Part::indexes, watch).register(registry);
            Gauge.builder("gsb.store.days.left", watch, StorageConfiguration::daysLeft)
                    .description("Days until the disk of the store is full; absent (NaN) if that is not known")
                    .register(registry);
        };
    }

    private static Gauge.Builder<StorageWatch> part(
            String name, ToDoubleFunction<StoreSize.Part> bytes, StorageWatch watch) {
        return Gauge.builder(
                        "gsb.store.bytes",
                        watch,
                        last -> last.forecast()
                                .map(known -> bytes.applyAsDouble(known.size().sum()))
                                .orElse(Double.NaN))
                .tag("part", name)
                .description("What the store of records takes on disk");
    }

    private static double daysLeft(StorageWatch watch) {
        return watch.forecast()
                .filter(known -> known.daysLeft().isPresent())
                .map(known -> (double) known.daysLeft().getAsLong())
                .orElse(Double.NaN);
    }

    /** Up as long as the hub works: that little room is left is told, and is no reason to restart anything. */
    @Bean
    HealthIndicator storageHealthIndicator(StorageWatch watch) {
        return () -> {
            var health = Health.up();
            watch.forecast().ifPresent(known -> {
                health.withDetail("alarm", known.isAlarming());
                known.daysLeft().ifPresent(days -> health.withDetail("daysLeft", days));
            });
            return health.build();
        };
    }
}
