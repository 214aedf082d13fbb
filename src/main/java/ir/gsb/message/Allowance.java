package ir.gsb.message;

import java.time.Duration;
import java.util.Optional;

/**
 * A quota, as its client is told of it.
 *
 * @param name {@code second}, {@code day}, {@code party-second} or {@code party-day}
 * @param limit how many exchanges its window has
 * @param standing absent if it was not come to
 */
public record Allowance(String name, long limit, Duration window, Optional<Standing> standing) {

    /**
     * How it stands.
     *
     * @param left how many exchanges more there are, as far as this node knows
     * @param reset when there are as many as ever again
     */
    public record Standing(long left, Duration reset) {}
}
