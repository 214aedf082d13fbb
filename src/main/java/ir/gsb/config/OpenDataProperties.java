package ir.gsb.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's APIs.
 *
 * @param base scheme and authority under which citizens reach the portal, of which the addresses of linked data are made;
 *     without it the first of the hub's authorities
 * @param callsPerMinute what one address may ask of a node; the whole catalogue at once counts for sixty calls
 */
@ConfigurationProperties("gsb.portal")
public record OpenDataProperties(
        @Nullable URI base, @DefaultValue("600") int callsPerMinute) {

    public OpenDataProperties {
        if (callsPerMinute < 1) {
            throw new IllegalArgumentException("gsb.portal.calls-per-minute must be at least 1");
        }
    }
}
