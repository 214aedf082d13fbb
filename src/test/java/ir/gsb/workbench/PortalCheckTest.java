package ir.gsb.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalCheckTest {

    private static final String SOUND = """
        - route:
            id: catalogue-words
            description: What the words mean
            routeConfigurationId: problems
            from:
              uri: "platform-http:/catalogue/words"
              parameters:
                httpMethodRestrict: "GET,HEAD"
              steps:
                - bean:
                    ref: plainCalls
                    method: take
                - bean:
                    ref: openDataDocuments
                    method: words
                - bean:
                    ref: plainCalls
                    method: give
        """;

    @TempDir
    private Path folder;

    private List<String> faults(String text) throws IOException {
        Files.writeString(folder.resolve("words.camel.yaml"), text);
        List<Fault> faults = new ArrayList<>();
        PortalCheck.check(folder, faults);
        return faults.stream().map(Fault::what).toList();
    }

    @Test
    void finds_nothing_wrong_in_what_is_sound() throws IOException {
        assertThat(faults(SOUND)).isEmpty();
        PortalCheck.check(folder.resolve("missing"), new ArrayList<>());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "id: catalogue-words, id: Words, the id Words is not in kebab-case",
                "description: What the words mean, description: ' ', the route catalogue-words has no description",
                "routeConfigurationId: problems, autoStartup: true, the route catalogue-words does not say what it"
                        + " fails with",
                "platform-http:/catalogue/words, platform-http:/registry, the route catalogue-words begins at no path"
                        + " of the portal's APIs",
                "method: give, method: take, the route catalogue-words does not take a request first and give an"
                        + " answer last",
                "ref: openDataDocuments, beanType: java.lang.Runtime, this step of the route catalogue-words is no"
                        + " part of the hub"
            })
    void finds_what_is_wrong(String right, String wrong, String what) throws IOException {
        assertThat(faults(SOUND.replace(right, wrong))).containsExactly(what);
    }

    @Test
    void finds_what_is_there_twice() throws IOException {
        Files.writeString(folder.resolve("again.camel.yaml"), SOUND);

        assertThat(faults(SOUND))
                .containsExactly(
                        "the route catalogue-words is in again.camel.yaml already",
                        "the path /catalogue/words is in again.camel.yaml already");
    }
}
