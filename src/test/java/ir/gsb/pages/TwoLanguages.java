package ir.gsb.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The texts of some pages in Persian and English, and the pages that name them. */
public final class TwoLanguages {

    private static final Path ROOMS = Path.of("src/main/resources/ir/gsb");
    private static final List<String> PLACES = List.of("{0}", "{1}", "{2}");

    private final Path room;
    private final Pattern named;
    private final Properties persian;
    private final Properties english;

    /** @param named how a page names a text: the name is the first group that is there */
    public TwoLanguages(String room, Pattern named) {
        this.room = ROOMS.resolve(room);
        this.named = named;
        this.persian = texts("fa");
        this.english = texts("en");
    }

    private Properties texts(String language) {
        try (Reader file = Files.newBufferedReader(room.resolve("texts_" + language + ".properties"))) {
            var texts = new Properties();
            texts.load(file);
            return texts;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Both have the same texts with the same places to be filled, and none is empty. */
    public void areOfOneMind() {
        assertThat(persian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(persian.stringPropertyNames()).allSatisfy(name -> {
            assertThat(persian.getProperty(name)).as(name).isNotBlank();
            for (String place : PLACES) {
                assertThat(persian.getProperty(name).contains(place))
                        .as("%s in %s", place, name)
                        .isEqualTo(english.getProperty(name).contains(place));
            }
        });
    }

    /** Every text that a page names is there; a name that ends in a dot is the beginning of one. */
    public void haveWhatPagesName() throws IOException {
        List<String> missing = new ArrayList<>();
        try (var pages = Files.list(room.resolve("pages"))) {
            for (Path page : pages.toList()) {
                named.matcher(Files.readString(page))
                        .results()
                        .map(TwoLanguages::name)
                        .filter(name -> !name.endsWith(".") && !english.containsKey(name))
                        .forEach(name -> missing.add(page.getFileName() + ": " + name));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String name(MatchResult found) {
        return IntStream.rangeClosed(1, found.groupCount())
                .mapToObj(found::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    public void have(List<String> names) {
        assertThat(english.stringPropertyNames()).containsAll(names);
    }
}
