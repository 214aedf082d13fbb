package ir.gsb.portal;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The citizens' pages say everything in both languages. */
class TextsTest {

    private static final Path PAGES = Path.of("src/main/resources/ir/gsb/portal/pages");
    private static final Pattern NAMED = Pattern.compile("w\\.(?:of|filled)\\('([a-zA-Z0-9.-]+)'[,)]");

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
            for (String place : List.of("{0}", "{1}")) {
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
                        .map(found -> found.group(1))
                        .filter(name -> !english.containsKey(name))
                        .forEach(name -> missing.add(page.getFileName() + ": " + name));
            }
        }
        assertThat(missing).isEmpty();
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
