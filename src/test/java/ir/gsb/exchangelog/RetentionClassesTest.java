package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Stages;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionClassesTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void keeps_a_month_until_its_last_record_has_had_its_time() {
        var classes = RetentionClasses.of(Map.of("standard", 1), List.of());

        assertThat(classes.lastOver("standard", Instant.parse("2026-03-31T23:59:59Z")))
                .contains(YearMonth.of(2026, 1));
        assertThat(classes.lastOver("standard", Instant.parse("2026-04-01T00:00:00Z")))
                .contains(YearMonth.of(2026, 2));
        assertThat(classes.lastOver("acts", Instant.parse("2026-04-01T00:00:00Z")))
                .contains(YearMonth.of(2021, 3));
        assertThat(classes.lastOver("unheard-of", clock.instant())).isEmpty();
    }

    @Test
    void follows_the_inquiry_of_who_is_verified() {
        var classes = RetentionClasses.of(Map.of("long", 240), List.of("person-identity/v1=long"));
        var received = Stages.received(clock.instant(), TestNode.RANDOM, "POST", TestNode.bytes("{}"));

        assertThat(classes.of(received)).isEqualTo("unverified");
        assertThat(classes.of(Stages.verified(received, TAX, Optional.of(newId()), newId())))
                .isEqualTo("long");
        assertThat(RetentionClasses.usual().of(Stages.verified(received, TAX, Optional.of(newId()), newId())))
                .isEqualTo("standard");
    }

    @Test
    void refuses_classes_that_cannot_be() {
        assertThatThrownBy(() -> RetentionClasses.of(Map.of(), List.of("person-identity/v1=long")))
                .hasMessageContaining("names the class long");
        assertThatThrownBy(() -> RetentionClasses.of(Map.of("standard", 0), List.of()))
                .hasMessageContaining("months are 1 to");
        assertThatThrownBy(() -> RetentionClasses.of(Map.of("../x", 3), List.of()))
                .hasMessageContaining("a name is of letters");
    }
}
