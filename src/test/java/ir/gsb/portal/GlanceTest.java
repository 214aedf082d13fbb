package ir.gsb.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Cost;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GlanceTest {

    private static String cost(long... rials) {
        List<Cost> costs = LongStream.of(rials)
                .mapToObj(one -> new Cost("تعرفه", one, "برخط"))
                .toList();
        String cost = Glance.cost(costs, Words.ENGLISH);
        return cost.replaceAll("[\\u2068\\u2069]", "");
    }

    @Test
    void says_what_one_cost_is() {
        assertThat(cost()).isEqualTo("Not stated");
        assertThat(cost(0)).isEqualTo("Free");
        assertThat(cost(1_530_000)).isEqualTo("1,530,000 rials");
    }

    @Test
    void gives_the_range_of_several_costs_and_never_their_sum() {
        assertThat(cost(600_000, 4_500_000)).isEqualTo("2 items, 600,000 to 4,500,000 rials each");
        assertThat(cost(0, 4_500_000, 100)).isEqualTo("3 items, Free to 4,500,000 rials each");
        assertThat(cost(700, 700)).isEqualTo("2 items, 700 rials each");
        assertThat(cost(0, 0)).isEqualTo("Free");
    }

    @Test
    void writes_persian_in_its_own_digits() {
        List<Cost> costs = List.of(new Cost("صدور", 1000, ""), new Cost("پست", 2000, ""));

        assertThat(Glance.cost(costs, Words.PERSIAN)).contains("۲", "۱٬۰۰۰", "۲٬۰۰۰", "ریال");
    }
}
