package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CaseStatisticsTest {

    private static CaseTally opened(long opened) {
        return new CaseTally(opened, 0, 0, 0, OptionalDouble.empty());
    }

    @Test
    void counts_delivered_and_late_cases_and_the_days_they_took() {
        try (var hub = new TestTracking("case_statistics")) {
            assertThat(new CaseStatistics(hub.source, hub.clock).current().all())
                    .isEmpty();
            for (int i = 0; i < 12; i++) {
                String code = hub.open("expected", i < 3 ? "2026-11-01" : "2026-12-31");
                hub.move(code, ACCEPTED);
            }
            hub.clock.advance(Duration.ofDays(4));
            hub.sql()
                    .sql("SELECT code FROM tracked_case ORDER BY expected LIMIT 10")
                    .query(String.class)
                    .list()
                    .forEach(code -> hub.move(code, DECIDED, DELIVERED));

            CaseNumbers numbers = new CaseStatistics(hub.source, hub.clock).current();

            CaseTally all = numbers.all().orElseThrow();
            assertThat(all).isEqualTo(new CaseTally(12, 10, 12, 3, OptionalDouble.of(4)));
            assertThat(numbers.agencies()).containsOnlyKeys("municipality").containsValue(all);
            assertThat(numbers.services()).containsOnlyKeys(TestTracking.PERMIT);
            assertThat(numbers.provinces()).containsOnlyKeys("QAZVIN");
        }
    }

    @Test
    void leaves_out_groups_of_which_a_case_could_be_known() {
        var groups = Map.of("one", opened(30), "two", opened(11), "three", opened(4));

        CaseNumbers numbers = CaseNumbers.of(opened(45), groups, Map.of("all", opened(45)), Map.of());

        assertThat(numbers.services())
                .as("the rest of the sum would tell the third")
                .containsOnlyKeys("one");
        assertThat(numbers.agencies()).containsOnlyKeys("all");
        assertThat(CaseNumbers.of(opened(9), Map.of(), Map.of(), Map.of()).all())
                .isEmpty();
    }
}
