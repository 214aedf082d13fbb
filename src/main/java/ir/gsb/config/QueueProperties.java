package ir.gsb.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How exchanges are carried out later.
 *
 * @param perProvider how many exchanges with one provider a node carries out at once
 * @param deadline after which an exchange ends, carried out or not
 * @param attempts after how many it is dead until an operator says otherwise
 * @param backOff before the second attempt; doubled with each, half of it by chance
 * @param longestBackOff what it is never longer than
 * @param requeueAfter after what time the broker is told again of what nobody took
 * @param window how many lines of a batch may wait at once
 * @param batchLimit the largest batch
 * @param callbackInside whether callbacks may go to addresses of private networks
 * @param callbackLoopback whether they may go to this machine, and by plain HTTP; for samples and tests
 * @param callbackCa the certificates (PEM) of the authorities that the TLS certificates of callbacks' servers must come
 *     from; without it those that the JVM trusts
 */
@ConfigurationProperties("gsb.queue")
record QueueProperties(
        @DefaultValue("8") int perProvider,
        @DefaultValue("24h") Duration deadline,
        @DefaultValue("20") int attempts,
        @DefaultValue("1s") Duration backOff,
        @DefaultValue("5m") Duration longestBackOff,
        @DefaultValue("15s") Duration requeueAfter,
        @DefaultValue("2000") int window,
        @DefaultValue("256MB") DataSize batchLimit,
        @DefaultValue("false") boolean callbackInside,
        @DefaultValue("false") boolean callbackLoopback,
        @Nullable Path callbackCa) {}
