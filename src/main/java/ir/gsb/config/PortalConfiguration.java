package ir.gsb.config;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.portal.PortalSettings;
import ir.gsb.store.OutsideConnections;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The citizens' pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalConfiguration {

    /** Of what readers from outside ask the store: see the operators' page for how many a node has in all. */
    @Bean
    OutsideConnections outsideConnections(DataSource store, PortalProperties portal) throws SQLException {
        return new OutsideConnections(
                store.unwrap(HikariDataSource.class), portal.connections(), portal.connectionPatience());
    }

    @Bean
    PortalSettings portalSettings(PortalProperties portal) {
        return new PortalSettings(portal.atOnce(), portal.perMinute());
    }
}
