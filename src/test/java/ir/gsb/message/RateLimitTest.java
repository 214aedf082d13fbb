package ir.gsb.message;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    @Test
    void says_each_quota_and_how_those_stand_that_were_come_to() {
        var second = new Allowance(
                "second", 10, Duration.ofSeconds(1), Optional.of(new Allowance.Standing(0, Duration.ofMillis(1))));
        var day = new Allowance("day", 1000, Duration.ofDays(1), Optional.empty());

        assertThat(new RateLimit(List.of(second, day)).headers())
                .containsExactly(
                        new Header("ratelimit-policy", "\"second\";q=10;w=1, \"day\";q=1000;w=86400"),
                        new Header("ratelimit", "\"second\";r=0;t=1"));
    }

    @Test
    void says_nothing_where_there_is_no_quota() {
        assertThat(new RateLimit(List.of()).headers()).isEmpty();
    }
}
