package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static Totp at(long seconds) {
        return new Totp(Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
    }

    /** RFC 6238 appendix B, SHA-1, the last six digits of each. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makes_the_codes_of_the_rfc(long seconds, String code) {
        assertThat(at(seconds).step(SECRET, code)).hasValue(seconds / 30);
    }

    @Test
    void lets_a_clock_be_one_step_off_and_no_more() {
        assertThat(at(59 + 30).step(SECRET, "287082")).hasValue(1);
        assertThat(at(59 - 30).step(SECRET, "287082")).hasValue(1);
        assertThat(at(59 + 60).step(SECRET, "287082")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"''", "28708", "2870820", "287083", "۲۸۷۰۸۲"})
    void refuses_what_is_not_the_code(String code) {
        assertThat(at(59).step(SECRET, code)).isEmpty();
    }

    /** RFC 4648 §10: a multiple of five bytes needs no padding. */
    @ParameterizedTest
    @CsvSource({"fooba, MZXW6YTB", "foobafooba, MZXW6YTBMZXW6YTB"})
    void writes_secrets_in_base32(String secret, String text) {
        assertThat(Totp.base32(secret.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }
}
