package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    private static final long MOST = 9_999_999;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1200",
                " ۱۲۰۰ ",
                "١٢٠٠",
                "1,200",
                "۱٬۲۰۰",
                "۱،۲۰۰",
                "1 200",
                "1\u00a0200",
                "1\u202f200",
                "1_200",
                "001200",
                "\u200f۱۲۰۰\u200e"
            })
    void reads_any_digits_and_thousands_set_apart(String written) {
        assertThat(WholeNumber.read(written, MOST)).hasValue(1_200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.5",
                "۱٫۵",
                "1/5",
                "1.200",
                "1,5",
                "12,00",
                "1,2000",
                "1200,000",
                "1,200٬000",
                ",200",
                "1,200,",
                "-1",
                "+1",
                "دو",
                "1e3",
                "10000000",
                "99999999999999999999"
            })
    void takes_nothing_for_a_number_that_may_be_another(String written) {
        assertThat(WholeNumber.read(written, MOST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999", "9,999,999"})
    void takes_the_greatest(String written) {
        assertThat(WholeNumber.read(written, MOST)).hasValue(MOST);
    }
}
