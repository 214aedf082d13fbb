package ir.gsb.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"050808482719338", "970409730002178"})
    void reads_codes_with_right_check_digits(String code) {
        assertThat(TrackingCode.read(code)).contains(new TrackingCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"050808482719438", "05080848271933", "0508084827193380", "", "05080848271933x"})
    void refuses_what_is_no_code(String code) {
        assertThat(TrackingCode.read(code)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new TrackingCode(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "۰۵۰۸۰۸-۴۸۲۷۱۹۳-۳۸",
                "٠٥٠٨٠٨ ٤٨٢٧١٩٣ ٣٨",
                " 050808\u200c4827193\u00a038\u200f",
                "050808–4827193–38"
            })
    void reads_digits_as_people_write_them(String written) {
        assertThat(TrackingCode.read(written)).contains(new TrackingCode("050808482719338"));
    }

    @Test
    void begins_with_the_jalali_date_and_ends_with_check_digits() {
        assertThat(TrackingCode.of(LocalDate.of(2026, 10, 30), 4_827_193).digits())
                .isEqualTo("050808482719338");
        assertThat(TrackingCode.of(LocalDate.of(2018, 6, 30), 7_300_021).digits())
                .isEqualTo("970409730002178");
    }

    @Test
    void finds_each_wrong_digit_and_each_exchange_of_two_neighbours() {
        var random = new Random(97);
        for (int i = 0; i < 200; i++) {
            String code = TrackingCode.of(LocalDate.of(2026, 1, 1).plusDays(i), random.nextInt(10_000_000))
                    .digits();
            for (int at = 0; at < code.length(); at++) {
                char other = (char) ('0' + (code.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
                assertThat(TrackingCode.read(code.substring(0, at) + other + code.substring(at + 1)))
                        .isEmpty();
                if (at > 0 && code.charAt(at) != code.charAt(at - 1)) {
                    String exchanged =
                            code.substring(0, at - 1) + code.charAt(at) + code.charAt(at - 1) + code.substring(at + 1);
                    assertThat(TrackingCode.read(exchanged)).isEmpty();
                }
            }
        }
    }
}
