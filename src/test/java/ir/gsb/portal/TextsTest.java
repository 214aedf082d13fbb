package ir.gsb.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.pages.TwoLanguages;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The citizens' pages say everything in both languages. */
class TextsTest {

    private final TwoLanguages texts =
            new TwoLanguages("portal", Pattern.compile("w\\.(?:of|filled)\\('([a-zA-Z0-9.-]+)'[,)]"));

    @Test
    void both_languages_have_the_same_texts() {
        texts.areOfOneMind();
    }

    @Test
    void every_text_that_a_page_names_is_there() throws IOException {
        texts.haveWhatPagesName();
    }

    @Test
    void facts_have_a_date_and_a_source() {
        assertThat(Fact.all()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(fact -> {
            assertThat(fact.value().fa()).isNotBlank();
            assertThat(fact.date().en()).isNotBlank();
            assertThat(fact.source().fa()).isNotBlank();
            assertThat(fact.value().fa() + fact.value().en()).doesNotContain("{");
        });
        assertThat(Fact.all().get(3).value().fa()).contains("۲٬۵۷۸");
        assertThat(Fact.all().get(3).value().en()).contains("2,578", "5,785");
    }
}
