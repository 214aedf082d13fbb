package ir.gsb.config;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.store.OutsideConnections;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The national catalogue. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    @DependsOn("flywayInitializer")
    Catalogue catalogue(DataSource store, OutsideConnections outside) {
        return new SqlCatalogue(store, outside.source());
    }
}
