package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersianTest {

    @ParameterizedTest
    @CsvSource({"علي,علی", "كريمي,کریمی", "يحيى,یحیی", "فاطمة,فاطمه", "مـلکی,ملکی", "رئوف,رئوف", "آمنه,آمنه"})
    void puts_right_letters_that_are_wrong_and_no_others(String written, String right) {
        assertThat(Persian.letters(written)).isEqualTo(right);
    }

    @Test
    void keeps_the_half_space_and_drops_marks_of_direction() {
        assertThat(Persian.letters("\u200Fنیک\u200Cنام\u202C ")).isEqualTo("نیک\u200Cنام");
    }

    @Test
    void drops_what_nobody_sees_and_the_store_does_not_take_and_keeps_lines() {
        assertThat(Persian.letters("\u0000نام\u001B\u0085\u061C\u2060\u00AD\uFFFE\uFFFF\uFFF9\nدوم\tسوم"))
                .isEqualTo("نام\nدوم\tسوم");
    }

    @Test
    void writes_digits_as_ascii() {
        assertThat(Persian.digits("۱۲۳٤٥٦a7")).isEqualTo("123456a7");
    }

    @ParameterizedTest
    @CsvSource({
        "رتبه‌بندی,رتبهبندی",
        "رتبه بندي,رتبه‌بندی",
        "آزادی,ازادى",
        "مؤمن,مومن",
        "رئیس,رییس",
        "خانۀ,خانه",
        "مُحَمَّد,محمد",
        "پلاک ۱۲,پلاك12",
        "Ave A,ave a"
    })
    void takes_two_spellings_of_one_word_for_the_same(String one, String other) {
        assertThat(Persian.folded(one)).isEqualTo(Persian.folded(other));
    }

    @Test
    void keeps_different_words_apart() {
        assertThat(Persian.folded("علی")).isNotEqualTo(Persian.folded("عالی"));
    }
}
