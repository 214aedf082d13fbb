package ir.gsb.console;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.Anomaly;
import ir.gsb.exchangelog.RecordState;
import ir.gsb.exchangelog.Voucher;
import ir.gsb.message.Code;
import ir.gsb.message.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages say everything in both languages. */
class TextsTest {

    private static final Path PAGES = Path.of("src/main/resources/ir/gsb/console/pages");
    private static final Pattern NAMED = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[(}]|messages\\.msg\\('([a-z.-]+)'[,)]");

    private final Properties english = texts("en");
    private final Properties persian = texts("fa");

    private static Properties texts(String language) {
        var texts = new Properties();
        try (InputStream file = TextsTest.class.getResourceAsStream("texts_" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void both_languages_have_the_same_texts() {
        assertThat(persian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(persian.stringPropertyNames()).allSatisfy(name -> {
            assertThat(persian.getProperty(name)).as(name).isNotBlank();
            for (String place : List.of("{0}", "{1}", "{2}")) {
                assertThat(persian.getProperty(name).contains(place))
                        .as("%s in %s", place, name)
                        .isEqualTo(english.getProperty(name).contains(place));
            }
        });
    }

    @Test
    void every_text_that_a_page_names_is_there() throws IOException {
        List<String> missing = new ArrayList<>();
        try (var pages = Files.list(PAGES)) {
            for (Path page : pages.toList()) {
                NAMED.matcher(Files.readString(page))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(name -> !name.endsWith("."))
                        .filter(name -> !english.containsKey(name))
                        .forEach(name -> missing.add(page.getFileName() + ": " + name));
            }
        }
        assertThat(missing).isEmpty();
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
        assertThat(english.stringPropertyNames()).containsAll(words);
    }
}
