package ir.gsb.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.catalogue.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language a text is that stands in a page. */
class WordbookTest {

    private final Wordbook persian = new Wordbook("ir.gsb.portal.texts", false);
    private final Wordbook english = new Wordbook("ir.gsb.portal.texts", true);

    @ParameterizedTest
    @CsvSource({"گذرنامه, fa, fa", "گواهی IELTS, fa, fa", "IELTS certificate, en, en", "۱۲۳, fa, en", "'', fa, en"})
    void tells_by_its_letters_what_someone_wrote(String text, String inPersian, String inEnglish) {
        assertThat(persian.langOf(text)).isEqualTo(inPersian);
        assertThat(english.langOf(text)).isEqualTo(inEnglish);
    }

    @Test
    void text_that_is_there_in_one_language_only_is_in_that_one() {
        assertThat(new Text("گذرنامه", "").languageIn(true)).isEqualTo("fa");
        assertThat(new Text("", "Passport").languageIn(false)).isEqualTo("en");
        assertThat(new Text("گذرنامه", "Passport").languageIn(true)).isEqualTo("en");
        assertThat(new Text("گذرنامه", "Passport").languageIn(false)).isEqualTo("fa");
        assertThat(Text.NONE.languageIn(true)).isEqualTo("en");
        assertThat(Text.NONE.languageIn(false)).isEqualTo("fa");
    }
}
