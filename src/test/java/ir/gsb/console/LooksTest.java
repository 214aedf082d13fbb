package ir.gsb.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LooksTest {

    @Test
    void writes_no_identifier_down_whatever_field_it_was_typed_into() {
        assertThat(Looks.plain("user=0001234560 client=tax/portal")).isEqualTo("user=(digits) client=tax/portal");
        assertThat(Looks.plain("trackingCode=10100012345")).isEqualTo("trackingCode=(digits)");
    }

    @Test
    void leaves_what_is_no_identifier() {
        String words = "from=1405/09/01 trackingCode=140577 subject=a00012345601b"
                + " messageId=7d1f0001-0000-4000-8000-123456789012";
        assertThat(Looks.plain(words)).isEqualTo(words);
    }
}
