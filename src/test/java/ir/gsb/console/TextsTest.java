package ir.gsb.console;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.Anomaly;
import ir.gsb.exchangelog.RecordState;
import ir.gsb.exchangelog.Voucher;
import ir.gsb.message.Code;
import ir.gsb.message.Step;
import ir.gsb.pages.TwoLanguages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages say everything in both languages. */
class TextsTest {

    private final TwoLanguages texts =
            new TwoLanguages("console", Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]|messages\\.msg\\('([a-z.-]+)'[,)]"));

    @Test
    void both_languages_have_the_same_texts() {
        texts.areOfOneMind();
    }

    @Test
    void every_text_that_a_page_names_is_there() throws IOException {
        texts.haveWhatPagesName();
    }

    @Test
    void every_word_of_the_record_is_explained() {
        List<String> words = new ArrayList<>();
        for (Code code : Code.values()) {
            words.add("outcome." + code.wire());
            words.add("do." + code.wire());
        }
        for (Act.Word word : Act.Word.values()) {
            words.add("act." + word.wire());
        }
        for (Step step : Step.values()) {
            words.add("step." + step.wire());
        }
        for (Anomaly.Kind kind : Anomaly.Kind.values()) {
            words.add("anomaly." + kind);
        }
        for (RecordState.Place place : RecordState.Place.values()) {
            words.add("place." + place);
        }
        for (RecordState.Said said : RecordState.Said.values()) {
            if (said != RecordState.Said.NONE) {
                words.add("said." + said);
            }
        }
        for (Voucher.Kind kind : Voucher.Kind.values()) {
            words.add("vouch." + kind);
        }
        texts.have(words);
    }
}
