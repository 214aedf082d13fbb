package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{10}",
                "[0-9]{1,10}",
                "-?[0-9]{1,2}(\\.[0-9]{1,7})?",
                "(A|B)[a-z]*",
                "[a\\-z]+",
                "[^a-c]x{2,}",
                "\\(a\\)\\{\\}"
            })
    void takes_what_all_languages_read_alike(String pattern) {
        assertThat(TextPattern.of(pattern).written()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d",
                "\\w+",
                "\\p{L}",
                "\\i",
                "^a",
                "a$",
                "a.b",
                "a+?",
                "a*+",
                "a{2}?",
                "a{2,3}+",
                "(?:a)",
                "(?=a)",
                "[a[b]]",
                "[a&&b]",
                "[a-z-[b]]",
                "a\\"
            })
    void refuses_what_they_read_differently(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void counts_digits_without_a_regular_expression() {
        TextPattern ten = TextPattern.of("[0-9]{10}");
        assertThat(ten.fewest()).isEqualTo(10);
        assertThat(ten.matches("0123456789")).isTrue();
        assertThat(ten.matches("012345678")).isFalse();
        assertThat(ten.matches("012345678x")).isFalse();
        assertThat(ten.matches("۰۱۲۳۴۵۶۷۸۹")).isFalse();
        TextPattern some = TextPattern.of("[0-9]{2,3}");
        assertThat(some.matches("1")).isFalse();
        assertThat(some.matches("12")).isTrue();
        assertThat(some.matches("1234")).isFalse();
    }
}
