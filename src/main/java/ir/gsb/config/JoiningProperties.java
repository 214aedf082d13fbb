package ir.gsb.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether strangers may ask to join, and how many.
 *
 * @param open whether anybody may ask over the wire
 * @param waiting how many may wait for the operator at once
 * @param perSource how many may come from one address in a day
 * @param patience how long one waits before it counts as refused
 */
@ConfigurationProperties("gsb.joining")
public record JoiningProperties(
        @DefaultValue("false") boolean open,
        @DefaultValue("200") int waiting,
        @DefaultValue("10") int perSource,
        @DefaultValue("14d") Duration patience) {}
