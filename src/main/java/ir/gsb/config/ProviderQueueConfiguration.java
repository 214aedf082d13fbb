package ir.gsb.config;

import ir.gsb.delivery.ProviderQueues;
import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Providers that are asked over queues of the hub's broker. */
@Configuration(proxyBeanMethods = false)
class ProviderQueueConfiguration {

    @Bean
    ProviderQueues providerQueues(ConnectionFactory broker, HubProperties hub, SecureRandom random) {
        return new ProviderQueues(broker, hub.node(), random);
    }

    /** Where the broker is embedded, it forgets what expires on these queues: it holds people's data. */
    @Bean
    ArtemisConfigurationCustomizer forgetExpiredRequests() {
        var forgotten =
                new AddressSettings().setExpiryAddress(SimpleString.of("")).setDeadLetterAddress(SimpleString.of(""));
        return broker -> broker.addAddressSetting("provider.#", forgotten);
    }
}
