package ir.gsb.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeasedRatesTest {

    private static final Duration REST = Duration.ofMillis(400);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-11-22T20:30:00.600Z"));
    private final LeasedRates here = new LeasedRates(this::lease, now::get);
    private final LeasedRates there = new LeasedRates(this::lease, now::get);
    private long used;
    private int asked;

    private LeasedRates.Lease lease(String quota, long wanted, long limit) {
        asked++;
        long units = Math.min(wanted, limit - used);
        used += units;
        return new LeasedRates.Lease(units, limit - used, REST);
    }

    private static int taken(LeasedRates node, long limit, int wanted) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) {
            taken += node.take("A-1", limit).left().isPresent() ? 1 : 0;
        }
        return taken;
    }

    @Test
    void gives_all_units_of_a_second_and_asks_the_counter_but_ten_times() {
        assertThat(taken(here, 1000, 5000)).isEqualTo(1000);
        assertThat(asked).isEqualTo(10);
    }

    @Test
    void gives_no_more_on_two_nodes_than_on_one() {
        assertThat(taken(here, 100, 95) + taken(there, 100, 95) + taken(here, 100, 95))
                .isEqualTo(100);
    }

    @Test
    void says_what_is_left_and_when_the_second_is_over() {
        assertThat(here.take("A-1", 20)).isEqualTo(new Rates.Turn(OptionalLong.of(19), REST));
        now.updateAndGet(time -> time.plusMillis(100));
        assertThat(here.take("A-1", 20)).isEqualTo(new Rates.Turn(OptionalLong.of(18), REST.minusMillis(100)));
    }

    @Test
    void forgets_what_it_leased_with_the_second() {
        here.take("A-1", 100);
        now.updateAndGet(time -> time.plus(REST));
        used = 0;

        assertThat(taken(here, 100, 200)).isEqualTo(100);
    }

    @Test
    void goes_on_when_the_clock_is_put_back() {
        assertThat(taken(here, 10, 20)).isEqualTo(10);
        now.updateAndGet(time -> time.minusSeconds(3600));
        used = 0;

        assertThat(here.take("A-1", 10).left()).isPresent();
    }
}
