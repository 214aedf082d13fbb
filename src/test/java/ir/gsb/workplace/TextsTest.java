package ir.gsb.workplace;

import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.Word;
import ir.gsb.pages.TwoLanguages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The workplace says everything in both languages. */
class TextsTest {

    private final TwoLanguages texts =
            new TwoLanguages("workplace", Pattern.compile("w\\.(?:of|filled)\\('([a-zA-Z0-9.-]+)'[,)]"));

    @Test
    void both_languages_have_the_same_texts() {
        texts.areOfOneMind();
    }

    @Test
    void every_text_that_a_page_names_is_there() throws IOException {
        texts.haveWhatPagesName();
    }

    @Test
    void every_word_role_section_and_field_has_its_texts() {
        List<String> names = new ArrayList<>();
        for (Word word : Word.values()) {
            names.addAll(List.of("did." + word, "done." + word));
        }
        for (Role role : Role.values()) {
            names.add("role." + role);
        }
        for (Section section : Section.ALL) {
            names.addAll(List.of("section." + section.name(), "section." + section.name() + ".lead"));
            section.fields().forEach(field -> {
                if (!field.path().endsWith(".channels") && !field.path().endsWith(".visitReason")) {
                    names.add("help." + field.path());
                }
            });
        }
        texts.have(names);
    }
}
