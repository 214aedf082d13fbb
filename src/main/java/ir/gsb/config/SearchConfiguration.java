package ir.gsb.config;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.duplicates.Duplicates;
import ir.gsb.duplicates.DuplicatesSettings;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.search.LuceneSearch;
import ir.gsb.search.Progress;
import ir.gsb.search.ServiceSearch;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finding services, and those among them that do the same work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DuplicatesProperties.class)
class SearchConfiguration {

    /** Not ready yet: the catalogue tells it of what is published while the hub serves. */
    @Bean
    ServiceSearch serviceSearch(Catalogue catalogue) {
        return LuceneSearch.following(catalogue);
    }

    /** Up as long as the hub works: that the index is being made is told, and is no reason to send nothing here. */
    @Bean
    HealthIndicator searchHealthIndicator(ServiceSearch search) {
        return () -> {
            Progress progress = search.progress();
            return Health.up()
                    .withDetail("ready", progress.ready())
                    .withDetail("indexed", progress.indexed())
                    .withDetail("published", progress.published())
                    .build();
        };
    }

    @Bean
    Duplicates duplicates(
            Catalogue catalogue,
            DataSource store,
            RecordingSettings recording,
            MasterKeys keys,
            DuplicatesProperties settings,
            Clock clock,
            SecureRandom random) {
        return new Duplicates(
                catalogue,
                store,
                new RecordedActs(store, recording, keys, clock, random),
                new DuplicatesSettings(settings.every(), settings.kept(), settings.lowest()));
    }
}
