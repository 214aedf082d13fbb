package ir.gsb.config;

import ir.gsb.audit.AccessReport;
import ir.gsb.audit.AuditApi;
import ir.gsb.audit.EvidenceExport;
import ir.gsb.canonical.ServedSet;
import ir.gsb.exchangelog.Admission;
import ir.gsb.exchangelog.Attestations;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.ExchangeStatistics;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.InFlight;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.exchangelog.Recovery;
import ir.gsb.exchangelog.RetentionClasses;
import ir.gsb.exchangelog.Standing;
import ir.gsb.exchangelog.Sweeper;
import ir.gsb.registry.Registry;
import ir.gsb.security.SigningKey;
import ir.gsb.security.Thumbprint;
import ir.gsb.store.DurabilityCheck;
import ir.gsb.store.DurabilityWatch;
import ir.gsb.store.StoreUnusableException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The durable record, and the checks that its server must pass before anything is written to it. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration MESSAGE_IDS_KEPT = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS_IN_ALL_FACTOR = 100;

    @Bean
    FlywayMigrationStrategy checkedMigration(DataSource store) {
        return flyway -> {
            new DurabilityCheck(store).check();
            try {
                flyway.migrate();
            } catch (FlywayValidateException other) {
                throw new StoreUnusableException(
                        "The database was made by another version of the hub, before the first release, and cannot be"
                            + " carried over: give the hub an empty one (in the sample: move the folder data away).",
                        other);
            }
        };
    }

    @Bean
    MasterKeys masterKeys(HubProperties hub) {
        return MasterKeys.load(
                hub.records().masterKeys().stream()
                        .map(MasterKeys.KeyFile::parse)
                        .toList(),
                hub.records().searchKey());
    }

    @Bean
    RecordingSettings recordingSettings(HubProperties hub) {
        return new RecordingSettings(
                hub.node(),
                hub.records().lease(),
                MESSAGE_IDS_KEPT,
                hub.records().unverifiedPerMinute(),
                hub.records().unverifiedPerMinute() * ATTEMPTS_IN_ALL_FACTOR,
                PATIENCE,
                RetentionClasses.of(
                        hub.records().retention().months(),
                        hub.records().retention().inquiries()));
    }

    @Bean
    InFlight inFlight() {
        return new InFlight();
    }

    @Bean
    @DependsOn("flywayInitializer")
    Admission admission(DataSource store, RecordingSettings settings, InFlight inFlight, Clock clock) {
        return new Admission(store, settings, inFlight, clock);
    }

    @Bean
    @DependsOn("flywayInitializer")
    ExchangeLog exchangeLog(
            DataSource store,
            RecordingSettings settings,
            MasterKeys keys,
            SigningKey signingKey,
            InFlight inFlight,
            Attestations attestations,
            DurabilityWatch durability,
            Clock clock,
            SecureRandom random) {
        return new ExchangeLog(
                store,
                settings,
                keys,
                Thumbprint.der(signingKey.certificate()),
                inFlight,
                new Standing(attestations::requireTimeStamps, durability::requireDurable),
                clock,
                random);
    }

    @Bean
    Recovery recovery(DataSource store, ExchangeLog log, Clock clock) {
        return new Recovery(store, log, clock);
    }

    @Bean
    ExchangeView exchangeView(ExchangeLog log, ServedSet.Source served, ExchangeView.More more) {
        return new ExchangeView(log, served, more);
    }

    @Bean
    ExchangeSearch exchangeSearch(DataSource store, MasterKeys keys) {
        return new ExchangeSearch(store, keys);
    }

    @Bean
    ExchangeStatistics exchangeStatistics(DataSource store) {
        return new ExchangeStatistics(store);
    }

    /** Routes name it. */
    @Bean
    AccessReport accessReport(ExchangeSearch search, Registry.Source registry, Clock clock) {
        return new AccessReport(search, registry, clock);
    }

    @Bean
    AuditApi auditApi(
            Registry.Source registry,
            ExchangeSearch search,
            ExchangeLog log,
            LogReader reader,
            EvidenceExport evidence) {
        return new AuditApi(registry, search, reader, log, evidence);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService sweeping(DataSource store, ExchangeLog log, Recovery recovery, Clock clock) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sweeper").factory());
        scheduled.scheduleWithFixedDelay(new Sweeper(store, log, clock), 1, 1, TimeUnit.MINUTES);
        scheduled.scheduleWithFixedDelay(log::payOff, 500, 500, TimeUnit.MILLISECONDS);
        scheduled.scheduleWithFixedDelay(recovery::keepName, 10, 10, TimeUnit.SECONDS);
        return scheduled;
    }
}
