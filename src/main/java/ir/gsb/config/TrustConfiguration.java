package ir.gsb.config;

import ir.gsb.registry.Registry;
import ir.gsb.security.Certificates;
import ir.gsb.security.OutsideAuthorities;
import ir.gsb.security.OutsideStatus;
import ir.gsb.security.SqlStatusAnswers;
import ir.gsb.security.StatusEvidence;
import ir.gsb.security.TrustSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The authorities outside, and what they say of the certificates that they issued. */
@Configuration(proxyBeanMethods = false)
class TrustConfiguration {

    private static final long PAUSE_MILLIS = 500;

    @Bean
    OutsideAuthorities outsideAuthorities(TrustProperties trust, Clock clock) {
        return new OutsideAuthorities(
                read("gsb.trust.anchors", trust.anchors()),
                read("gsb.trust.intermediates", trust.intermediates()),
                clock);
    }

    private static List<X509Certificate> read(String setting, List<Path> files) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            try {
                List<X509Certificate> some = Certificates.read(Files.readAllBytes(file));
                if (some.isEmpty()) {
                    throw new IllegalArgumentException(setting + ", " + file + ", holds no certificate.");
                }
                all.addAll(some);
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(setting + ", " + file + ", cannot be read.", unreadable);
            }
        }
        return all;
    }

    @Bean
    @DependsOn("flywayInitializer")
    SqlStatusAnswers statusAnswers(DataSource store) {
        return new SqlStatusAnswers(store);
    }

    @Bean
    StatusEvidence statusEvidence(OutsideAuthorities authorities, SqlStatusAnswers answers) {
        return new StatusEvidence(authorities, answers);
    }

    @Bean
    OutsideStatus outsideStatus(
            OutsideAuthorities authorities,
            TrustProperties trust,
            SqlStatusAnswers answers,
            Registry.Source registry,
            Clock clock) {
        return new OutsideStatus(authorities, settings(trust), answers, registry, clock);
    }

    private static TrustSettings settings(TrustProperties trust) {
        return new TrustSettings(
                trust.sources().stream().map(TrustConfiguration::source).toList(),
                trust.hosts(),
                trust.grace(),
                trust.refresh(),
                trust.patience());
    }

    private static TrustSettings.Source source(TrustProperties.Source source) {
        return new TrustSettings.Source(
                new X500Principal(source.issuer()),
                Optional.ofNullable(source.ocsp()),
                Optional.ofNullable(source.crl()));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService askingForStatus(OutsideStatus status) {
        var scheduled = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("status").factory());
        scheduled.scheduleWithFixedDelay(status, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return scheduled;
    }

    /** Down when certificates of an authority are refused since nothing is known of them; told in the group trust. */
    @Bean
    HealthIndicator trustHealthIndicator(OutsideStatus status) {
        return new TrustHealth(status::health);
    }
}
