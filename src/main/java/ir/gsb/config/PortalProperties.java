package ir.gsb.config;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the citizens' pages, and those about the inquiries, take.
 *
 * @param atOnce pages that a node makes at the same time
 * @param perMinute pages that one address gets in a minute
 */
@ConfigurationProperties("gsb.portal")
record PortalProperties(
        @DefaultValue("200") int atOnce,
        @DefaultValue("600") int perMinute) {}
