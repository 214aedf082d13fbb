package ir.gsb.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShownTest {

    private final Shown persian = new Shown(Locale.of("fa"));
    private final Shown english = new Shown(Locale.ENGLISH);

    @Test
    void groups_thousands_by_the_sign_of_the_language() {
        assertThat(persian.number(1_234_567)).isEqualTo("۱\u066c۲۳۴\u066c۵۶۷");
        assertThat(english.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(persian.number(0)).isEqualTo("۰");
    }

    @Test
    void points_decimals_by_the_sign_of_the_language() {
        assertThat(persian.millis(1_234_567)).isEqualTo("۱\u066c۲۳۴\u066b۵۶۷");
        assertThat(english.millis(1_234_567)).isEqualTo("1,234.567");
        assertThat(persian.decimal(3.74)).isEqualTo("۳\u066b۷");
        assertThat(english.decimal(3.74)).isEqualTo("3.7");
    }

    @Test
    void writes_days_in_the_calendar_of_the_language() {
        Instant at = Instant.parse("2026-11-22T20:45:00Z");
        assertThat(persian.minute(at)).isEqualTo("۱۴۰۵/۰۹/۰۲، ۰۰:۱۵");
        assertThat(english.minute(at)).isEqualTo("2026-11-23, 00:15");
    }
}
