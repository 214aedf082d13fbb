package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.MovableClock;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.Headers;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallLimitTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final CallLimit limit = new CallLimit(100, clock);

    private static PlainRequest from(String source) {
        return new PlainRequest("GET", "/catalogue/words", Map.of(), Map.of(), new Headers(List.of()), source);
    }

    private void ask(String source, int times) {
        for (int i = 0; i < times; i++) {
            limit.check(from(source));
        }
    }

    @Test
    void refuses_what_is_too_much_for_one_address_until_the_minute_is_over() {
        ask("192.0.2.1", 100);
        clock.advance(Duration.ofSeconds(20));

        PlainAnswer refused = catchThrowableOfType(AnsweredException.class, () -> limit.check(from("192.0.2.1")))
                .answer();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().first("retry-after")).contains("40");
        assertThat(refused.headers().first("ratelimit-policy")).contains("\"address\";q=100;w=60");
        assertThat(refused.headers().first("ratelimit")).contains("\"address\";r=0;t=40");
        ask("192.0.2.2", 1);
        clock.advance(Duration.ofSeconds(40));
        ask("192.0.2.1", 100);
    }

    @Test
    void whole_catalogue_counts_for_sixty() {
        limit.checkLarge(from("192.0.2.1"));

        assertThatThrownBy(() -> limit.checkLarge(from("192.0.2.1"))).isInstanceOf(AnsweredException.class);
        ask("192.0.2.1", 40);
        assertThatThrownBy(() -> ask("192.0.2.1", 1)).isInstanceOf(AnsweredException.class);
    }

    @Test
    void network_of_ipv6_is_one_address() {
        ask("2001:db8:1:2::1", 60);
        ask("2001:db8:1:2:ffff::2", 40);

        assertThatThrownBy(() -> ask("[2001:db8:1:2::3]", 1)).isInstanceOf(AnsweredException.class);
        ask("2001:db8:1:3::1", 100);
    }
}
