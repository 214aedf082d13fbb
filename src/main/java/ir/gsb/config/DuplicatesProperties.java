package ir.gsb.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How services are compared for duplicate work.
 *
 * @param every how long after a comparison it is looked for what was published since
 * @param kept likely pairs that are kept at most
 * @param lowest score of the pairs that are kept, 0 to 100
 */
@ConfigurationProperties("gsb.duplicates")
record DuplicatesProperties(
        @DefaultValue("1m") Duration every,
        @DefaultValue("200") int kept,
        @DefaultValue("10") int lowest) {}
