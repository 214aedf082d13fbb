package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"0001234560", "0007654324", "9992468106"})
    void takes_national_ids(String id) {
        assertThat(Format.NATIONAL_ID.fits(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0001234561", "0007654342", "4444444444", "1234560", "00012345600", "000123456x", "۰۰۰۱۲۳۴۵۶۰"})
    void refuses_wrong_national_ids(String id) {
        assertThat(Format.NATIONAL_ID.fits(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99900123455", "99904500674", "99913860079"})
    void takes_legal_entity_ids(String id) {
        assertThat(Format.LEGAL_ID.fits(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99900123450", "11111111111", "99900000018", "9990012345"})
    void refuses_wrong_legal_entity_ids(String id) {
        assertThat(Format.LEGAL_ID.fits(id)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2000-02-29", "1986-07-03", "0001-01-01"})
    void takes_dates(String date) {
        assertThat(Lexical.DATE.fits(date)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-02-29", "1900-02-29", "2023-13-01", "2023-04-31", "0000-01-01", "2023-1-01", "2023-01-01Z"
            })
    void refuses_what_is_no_date(String date) {
        assertThat(Lexical.DATE.fits(date)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T08:30:00+03:30", "2026-11-22T08:30:00.123Z", "2026-11-22T23:59:59-14:00"})
    void takes_instants_with_an_offset(String instant) {
        assertThat(Lexical.DATE_TIME.fits(instant)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T08:30:00",
                "2026-11-22T24:00:00Z",
                "2026-11-22T08:30Z",
                "2026-11-22T08:30:00.Z",
                "2026-11-22 08:30:00Z",
                "2026-11-22T08:30:00+14:30"
            })
    void refuses_what_is_no_instant(String instant) {
        assertThat(Lexical.DATE_TIME.fits(instant)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.50", "+.5", "7."})
    void takes_decimals(String decimal) {
        assertThat(Lexical.DECIMAL.fits(decimal)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1e3", "1,5", "--1", "NaN", "۱"})
    void refuses_what_is_no_decimal(String decimal) {
        assertThat(Lexical.DECIMAL.fits(decimal)).isFalse();
    }
}
