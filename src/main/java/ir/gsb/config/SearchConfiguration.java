package ir.gsb.config;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.duplicates.Duplicates;
import ir.gsb.duplicates.DuplicatesSettings;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.search.LuceneSearch;
import ir.gsb.search.ServiceSearch;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finding services, and those among them that do the same work. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DuplicatesProperties.class)
class SearchConfiguration {

    @Bean
    ServiceSearch serviceSearch(Catalogue catalogue) {
        return LuceneSearch.following(catalogue);
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
