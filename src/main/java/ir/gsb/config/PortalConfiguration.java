package ir.gsb.config;

import ir.gsb.portal.PortalSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The citizens' pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalConfiguration {

    @Bean
    PortalSettings portalSettings(PortalProperties portal) {
        return new PortalSettings(portal.atOnce(), portal.perMinute());
    }
}
