package ir.gsb.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void arabic_letters_become_persian_ones() {
        assertThat(Spelling.PARTED.of("مؤسسة ملي كتاب، مسئول إداره")).isEqualTo("موسسه ملی کتاب، مسیول اداره");
    }

    @Test
    void marks_and_hidden_characters_go() {
        assertThat(Spelling.PARTED.of("خانهٔ مُدَرّس كـــار\u200f\u202b")).isEqualTo("خانه مدرس کار");
    }

    @Test
    void digits_become_european() {
        assertThat(Spelling.PARTED.of("۱۳۹۳ و ٤٥")).isEqualTo("1393 و 45");
    }

    @Test
    void letters_in_shape_become_letters() {
        assertThat(Spelling.PARTED.of("ﻛﺎﺭﺕ ﻣﻠﻲ")).isEqualTo("کارت ملی");
    }

    @Test
    void a_half_space_parts_or_joins() {
        assertThat(Spelling.PARTED.of("رتبه‌بندی")).isEqualTo("رتبه بندی");
        assertThat(Spelling.JOINED.of("رتبه‌بندی")).isEqualTo("رتبهبندی");
    }

    @Test
    void one_key_for_all_spellings() {
        assertThat(Words.key("رتبه‌بندي خدمات")).isEqualTo(Words.key("رتبه بندی خدمات"));
    }

    @Test
    void endings_are_no_words() {
        assertThat(Words.of("دستگاه های اجرایی")).isEqualTo(Words.of("دستگاههاي اجرايي"));
        assertThat(Words.of("شیوه ی ارائه")).isEqualTo(Words.of("شیوه‌ی ارایه"));
    }
}
