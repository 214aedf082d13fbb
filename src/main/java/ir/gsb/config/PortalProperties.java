package ir.gsb.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the citizens' pages, and those about the inquiries, take.
 *
 * @param atOnce pages that a node makes at the same time
 * @param perMinute pages that one address gets in a minute
 * @param connections to the store that all readers from outside share, those of the open data too
 * @param connectionPatience how long a reader waits for one of them
 */
@ConfigurationProperties("gsb.portal")
record PortalProperties(
        @DefaultValue("200") int atOnce,
        @DefaultValue("600") int perMinute,
        @DefaultValue("4") int connections,
        @DefaultValue("500ms") Duration connectionPatience) {

    PortalProperties {
        if (connections < 1 || connectionPatience.toMillis() < 250) {
            throw new IllegalArgumentException(
                    "gsb.portal: connections is 1 at least, connection-patience 250ms at least");
        }
    }
}
