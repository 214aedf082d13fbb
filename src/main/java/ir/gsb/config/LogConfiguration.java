package ir.gsb.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import ir.gsb.exchangelog.AttestationSettings;
import ir.gsb.exchangelog.AttestationSettings.Authority;
import ir.gsb.exchangelog.AttestationTrust;
import ir.gsb.exchangelog.Attestations;
import ir.gsb.exchangelog.BackgroundAudit;
import ir.gsb.exchangelog.LogAudit;
import ir.gsb.exchangelog.LogFiles;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.LogSettings;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.Outsiders;
import ir.gsb.exchangelog.Sequencer;
import ir.gsb.ingress.PublicFiles;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.security.Certificates;
import ir.gsb.security.TimeStampClient;
import ir.gsb.security.TimeStampVerifier;
import ir.gsb.security.TrustAnchors;
import ir.gsb.store.DurabilityWatch;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The transparency log: who writes it, who may read it, and how it fares. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

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

    @Bean(destroyMethod = "close")
    HttpClient outsiders() {
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    @DependsOn("flywayInitializer")
    Attestations attestations(
            DataSource store, HubProperties hub, HttpClient outsiders, Clock clock, SecureRandom random) {
        HubProperties.Log log = hub.log();
        var settings = new AttestationSettings(
                authorities(log, random),
                log.witnesses().stream()
                        .map(one -> new AttestationSettings.Witness(one.url(), key(one)))
                        .toList(),
                log.witnessEvery(),
                log.witnessRequired(),
                log.timestampEvery(),
                log.timestampTolerance());
        return new Attestations(store, settings, outsiders, clock);
    }

    static List<Authority> authorities(HubProperties.Log log, SecureRandom random) {
        if (log.timestampUrls().isEmpty()) {
            return List.of();
        }
        var verifier = new TimeStampVerifier(anchors(log));
        return log.timestampUrls().stream()
                .map(url -> new Authority(url.toString(), new TimeStampClient(url, verifier, random, PATIENCE)))
                .toList();
    }

    private static TrustAnchors anchors(HubProperties.Log log) {
        if (log.timestampAnchors() == null) {
            return new TrustAnchors(List.of());
        }
        try {
            return new TrustAnchors(Certificates.read(Files.readAllBytes(log.timestampAnchors())));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "gsb.log.timestamp-anchors, " + log.timestampAnchors() + ", cannot be read.", unreadable);
        }
    }

    private static CosignatureVerifier key(HubProperties.Log.Witness witness) {
        try {
            return CosignatureVerifier.parse(witness.key());
        } catch (TlogException broken) {
            throw new IllegalArgumentException(
                    "gsb.log.witnesses, " + witness.url() + ": " + broken.getMessage(), broken);
        }
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("flywayInitializer")
    Sequencer sequencer(
            DataSource store,
            HubProperties hub,
            NoteSigner logSigner,
            MasterKeys keys,
            Attestations attestations,
            DurabilityWatch durability,
            Clock clock) {
        // A checkpoint that is out must never be lost: it would look as if the log had been rolled back.
        Outsiders outsiders =
                attestations.or(() -> durability.off().map(name -> "PostgreSQL runs with " + name + " = off"));
        return new Sequencer(
                store, new LogSettings(logSigner, hub.log().memory(), hub.log().interval(), keys, outsiders), clock);
    }

    @Bean
    BackgroundAudit backgroundAudit(DataSource store, HubProperties hub, NoteSigner logSigner, Clock clock) {
        var trust = new AttestationTrust(
                anchors(hub.log()),
                hub.log().witnesses().stream().map(LogConfiguration::key).toList());
        return new BackgroundAudit(
                new LogAudit(store, logSigner.verifier(), trust),
                hub.log().memory(),
                hub.log().auditEvery(),
                hub.log().fullAuditEvery(),
                clock);
    }

    /** Neither waits for the other: an audit may take long, and whoever vouches may be slow. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService vouching(Attestations attestations, BackgroundAudit audit) {
        var scheduled = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("log-", 0).factory());
        scheduled.scheduleWithFixedDelay(attestations, 1, 1, TimeUnit.SECONDS);
        scheduled.scheduleWithFixedDelay(audit, 10, 5, TimeUnit.SECONDS);
        return scheduled;
    }

    @Bean
    LogReader logReader(DataSource store) {
        return new LogReader(store);
    }

    /** Below {@code /log/}. */
    static PublicFiles logFiles(DataSource store) {
        var files = new LogFiles(store);
        return path -> files.find(path)
                .map(file -> new PublicFiles.PublicFile(
                        file.immutable() ? "application/octet-stream" : "text/plain; charset=utf-8",
                        file.bytes(),
                        file.immutable()));
    }

    @Bean
    HealthIndicator logHealthIndicator(
            Sequencer sequencer, LogReader log, Attestations attestations, BackgroundAudit audit, Clock clock) {
        return new LogHealth(sequencer, log, attestations, audit, clock);
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
