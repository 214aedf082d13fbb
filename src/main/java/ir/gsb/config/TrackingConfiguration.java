package ir.gsb.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.registry.Registry;
import ir.gsb.store.OutsideConnections;
import ir.gsb.tracking.CaseEvents;
import ir.gsb.tracking.CaseStatistics;
import ir.gsb.tracking.CaseViews;
import ir.gsb.tracking.Factors;
import ir.gsb.tracking.KnownAgencies;
import ir.gsb.tracking.Outbox;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.SparedPapers;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.Tracking;
import ir.gsb.tracking.TrackingSweep;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DataAccessException;

/** Cases that citizens track. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

    @Bean
    Factors factors(MasterKeys keys) {
        return new Factors(keys);
    }

    @Bean
    @DependsOn("flywayInitializer")
    Pilot pilot(
            DataSource store,
            OutsideConnections outside,
            RecordingSettings settings,
            MasterKeys keys,
            Clock clock,
            SecureRandom random) {
        return new Pilot(store, outside.source(), new RecordedActs(store, settings, keys, clock, random));
    }

    @Bean
    KnownAgencies knownAgencies(Catalogue catalogue, Registry.Source registry) {
        return new KnownAgencies(catalogue, registry);
    }

    /** Routes name it. */
    @Bean
    CaseEvents caseEvents(
            DataSource store,
            Catalogue catalogue,
            KnownAgencies agencies,
            Pilot pilot,
            Factors factors,
            MasterKeys keys,
            Clock clock,
            SecureRandom random) {
        return new CaseEvents(store, catalogue, agencies, pilot, factors, new KeptSecrets(keys, random), clock, random);
    }

    @Bean
    Surveys surveys(OutsideConnections outside, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Surveys(outside.source(), new KeptSecrets(keys, random), clock);
    }

    /** Also what is asked of the record for a case is asked from outside. */
    @Bean
    CaseStatistics caseStatistics(DataSource store, Clock clock) {
        return new CaseStatistics(store, clock);
    }

    @Bean
    Tracking tracking(
            OutsideConnections outside,
            Catalogue catalogue,
            KnownAgencies agencies,
            Registry.Source registry,
            Surveys surveys,
            Factors factors,
            MasterKeys keys,
            Clock clock,
            SecureRandom random) {
        DataSource store = outside.source();
        var papers = new SparedPapers(new ExchangeSearch(store, keys), registry);
        var views = new CaseViews(store, catalogue, agencies, papers, surveys, clock);
        return new Tracking(store, factors, new KeptSecrets(keys, random), views, clock);
    }

    @Bean
    Outbox outbox(DataSource store, MasterKeys keys, Clock clock, SecureRandom random) {
        return new Outbox(store, new KeptSecrets(keys, random), clock);
    }

    @Bean
    MeterBinder outboxMeters(Outbox outbox) {
        return meters -> Gauge.builder("gsb.tracking.messages.put.aside", outbox, TrackingConfiguration::putAside)
                .description("messages to citizens that cannot be opened")
                .register(meters);
    }

    private static double putAside(Outbox outbox) {
        try {
            return outbox.putAside();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService trackingSweeping(Tracking tracking, Outbox outbox, Surveys surveys) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tracking-sweep").factory());
        scheduled.scheduleWithFixedDelay(new TrackingSweep(tracking, outbox, surveys), 10, 60, TimeUnit.MINUTES);
        return scheduled;
    }
}
