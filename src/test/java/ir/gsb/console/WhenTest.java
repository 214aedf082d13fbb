package ir.gsb.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

    @ParameterizedTest
    @ValueSource(strings = {"1405/09/01", "۱۴۰۵/۰۹/۰۱", "1405-9-1", " 2026-11-22 ", "2026/11/22"})
    void reads_a_day_in_either_calendar(String text) {
        assertThat(When.parse(text, false)).isEqualTo(Instant.parse("2026-11-21T20:30:00Z"));
        assertThat(When.parse(text, true)).as("its end").isEqualTo(Instant.parse("2026-11-22T20:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1405/09/01 08:05", "۱۴۰۵/۰۹/۰۱، ۰۸:۰۵", "2026-11-22T8:05"})
    void reads_a_time_of_day_in_tehran(String text) {
        assertThat(When.parse(text, false)).isEqualTo(Instant.parse("2026-11-22T04:35:00Z"));
        assertThat(When.parse(text, true)).isEqualTo(When.parse(text, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "1405/13/01",
                "1405/12/30",
                "1405/07/31",
                "2026-02-30",
                "2026-11-22 25:00",
                "22/11/2026"
            })
    void refuses_what_is_no_day(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> When.parse(text, false));
    }

    @Test
    void knows_the_leap_year() {
        assertThat(When.parse("1403/12/30", false)).isEqualTo(Instant.parse("2025-03-19T20:30:00Z"));
    }
}
