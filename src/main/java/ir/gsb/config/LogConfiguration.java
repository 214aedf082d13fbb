package ir.gsb.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import ir.gsb.exchangelog.LogFiles;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.LogSettings;
import ir.gsb.exchangelog.Sequencer;
import ir.gsb.exchangelog.StoredCheckpoint;
import ir.gsb.ingress.PublicFiles;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The transparency log: who writes it, who may read it, and how it fares. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    @Bean
    NoteSigner logSigner(HubProperties hub) {
        HubProperties.Log log = hub.log();
        try {
            return NoteSigner.of(log.origin(), Files.readString(log.key()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The key of the log, " + log.key() + ", cannot be read.", unreadable);
        } catch (TlogException broken) {
            throw new IllegalArgumentException(
                    "gsb.log.key " + log.key() + " with gsb.log.origin " + log.origin() + ": " + broken.getMessage(),
                    broken);
        }
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("flywayInitializer")
    Sequencer sequencer(DataSource store, HubProperties hub, NoteSigner logSigner, Clock clock) {
        return new Sequencer(
                store, new LogSettings(logSigner, hub.log().memory(), hub.log().interval()), clock);
    }

    @Bean
    LogReader logReader(DataSource store) {
        return new LogReader(store);
    }

    @Bean
    PublicFiles logFiles(DataSource store) {
        var files = new LogFiles(store);
        return path -> files.find(path)
                .map(file -> new PublicFiles.PublicFile(
                        file.immutable() ? "application/octet-stream" : "text/plain; charset=utf-8",
                        file.bytes(),
                        file.immutable()));
    }

    /** Down when the log does not fit what this node remembers: then nothing is signed. */
    @Bean
    HealthIndicator logHealthIndicator(Sequencer sequencer, LogReader log) {
        return () -> {
            Optional<String> refusal = sequencer.refusal();
            Health.Builder health =
                    refusal.map(why -> Health.down().withDetail("refusal", why)).orElseGet(Health::up);
            try {
                log.latest()
                        .map(StoredCheckpoint::at)
                        .ifPresent(at -> health.withDetail("lastCheckpoint", at.toString()));
                return health.withDetail("sequencer", sequencer.isElected())
                        .withDetail("size", log.size())
                        .withDetail("lag", log.lag())
                        .build();
            } catch (RecordingUnavailableException away) {
                return health.down(away).build();
            }
        };
    }

    @Bean
    MeterBinder logMeters(LogReader log) {
        return meters -> {
            Gauge.builder("gsb.log.size", log, reader -> orNothing(reader::size))
                    .description("entries of the log")
                    .register(meters);
            Gauge.builder("gsb.log.lag.entries", log, reader -> orNothing(reader::lag))
                    .description("records that wait for their place in the log")
                    .register(meters);
        };
    }

    private static double orNothing(LongSupplier count) {
        try {
            return count.getAsLong();
        } catch (RecordingUnavailableException away) {
            return Double.NaN;
        }
    }
}
