package ir.gsb.config;

import ir.gsb.guide.GuideSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages about the inquiries say of this hub. */
@Configuration(proxyBeanMethods = false)
class GuideConfiguration {

    @Bean
    GuideSettings guideSettings(HubProperties hub) {
        return new GuideSettings(
                hub.schemas(),
                hub.authorities(),
                hub.tls() == null ? 0 : hub.tls().port());
    }
}
