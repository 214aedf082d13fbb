package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActTest {

    private static String written(String reason) {
        return new Act(Act.Word.PAYLOAD_READ, "auditor", Optional.empty(), reason).reason();
    }

    @Test
    void writes_no_identifier_down_whatever_field_it_was_typed_into() {
        assertThat(written("user=0001234560 client=tax/portal")).isEqualTo("user=(digits) client=tax/portal");
        assertThat(written("trackingCode=10100012345")).isEqualTo("trackingCode=(digits)");
        assertThat(written("complaint of 0001234560, and of 10100012345."))
                .isEqualTo("complaint of (digits), and of (digits).");
    }

    @Test
    void writes_no_identifier_down_in_persian_or_arabic_digits() {
        assertThat(written("شکایت ۰۰۰۱۲۳۴۵۶۰")).isEqualTo("شکایت (digits)");
        assertThat(written("کدملی۰۰۰۱۲۳۴۵۶۰است")).isEqualTo("کدملی(digits)است");
        assertThat(written("٠٠٠١٢٣٤٥٦٠")).isEqualTo("(digits)");
        assertThat(written("000123۴۵۶۰")).isEqualTo("(digits)");
    }

    @Test
    void leaves_what_is_no_identifier() {
        String words = "from=1405/09/01 trackingCode=140577 subject=a00012345601b پروندهٔ ۱۴۰۵۷۷ ۱۲۳۴۵۶۷۸۹۰۱۲"
                + " messageId=7d1f0001-0000-4000-8000-123456789012";
        assertThat(written(words)).isEqualTo(words);
    }
}
