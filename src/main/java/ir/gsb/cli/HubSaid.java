package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a hub says of itself under {@code /.well-known/gsb}.
 *
 * @param signer whose key signed it
 * @param asked when it was asked for, by this machine's clock
 * @param came when it was there
 */
record HubSaid(JsonNode content, X509Certificate signer, Instant asked, Instant came) {

    /** How far clocks may be apart, if the hub does not say it (wire contract). */
    private static final int USUAL_SKEW_SECONDS = 60;

    private static final int ENOUGH_MILLIS = 1000;

    /** The names under which it is reached. */
    List<String> authorities() {
        List<String> all = new ArrayList<>();
        content.path("authorities").forEach(one -> all.add(one.asText()));
        return all;
    }

    /** Compares the hub's clock with the middle of the time in which it answered. */
    Look<Duration> clock() {
        Duration took = Duration.between(asked, came);
        Instant hubs = Instant.parse(content.path("clock").asText());
        Duration ahead = Duration.between(hubs, asked.plus(took.dividedBy(2)));
        long allowed = content.path("limits").path("clockSkewSeconds").asLong(USUAL_SKEW_SECONDS);
        if (ahead.abs().minus(took.dividedBy(2)).compareTo(Duration.ofSeconds(allowed)) > 0) {
            return new Look.Ill<>(
                    "This machine's clock is " + seconds(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                            + " the hub's; " + allowed + " s are allowed.",
                    "Set it by NTP (chronyc tracking, timedatectl); if it is right, tell the hub's operator.");
        }
        return new Look.Well<>(
                ahead,
                (ahead.abs().toMillis() < ENOUGH_MILLIS ? "less than 1 s" : seconds(ahead.abs())) + " apart, " + allowed
                        + " s are allowed");
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
