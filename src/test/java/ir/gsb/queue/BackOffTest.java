package ir.gsb.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @Test
    void doubles_up_to_its_limit_and_half_of_it_is_chance() {
        var random = new Random(7);
        for (int failed = 1; failed < 60; failed++) {
            long whole = Math.min(300_000, 1000L << Math.min(failed - 1, 20));
            assertThat(backOff.after(failed, random).toMillis()).isBetween(whole / 2, whole);
        }
    }
}
