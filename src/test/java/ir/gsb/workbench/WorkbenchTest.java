package ir.gsb.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of the fixtures is named for one defect, and holds what differs from the folder {@code sound}. */
class WorkbenchTest {

    private static final Path FIXTURES = Path.of("src/test/resources/workbench");
    private static final Path SOUND = FIXTURES.resolve("sound");

    @TempDir
    private Path folder;

    static Stream<String> defects() throws IOException {
        try (var all = Files.list(FIXTURES)) {
            return all.map(Texts::name).filter(name -> !name.equals("sound")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("defects")
    void finds_exactly_the_defect(String defect) throws IOException {
        Path fixture = FIXTURES.resolve(defect);
        copy(SOUND);
        copy(fixture);
        if (Files.exists(fixture.resolve("gone.txt"))) {
            for (String gone : Files.readAllLines(fixture.resolve("gone.txt"))) {
                Files.delete(folder.resolve(gone));
            }
        }
        Path before = folder.resolve("against");
        String expected = Files.readString(fixture.resolve("fault.txt")).strip();

        assertThat(workbench().faults(Optional.of(before).filter(Files::exists).map(Path::toString)))
                .extracting(fault -> fault.toString().replace(folder + "/", ""))
                .containsExactly(expected);
    }

    @Test
    void what_the_hub_comes_with_is_in_order() {
        var hub = new Workbench(Path.of("routes"), Path.of("schemas"));
        assertThat(hub.faults(Optional.empty())).isEmpty();
        assertThat(hub.faults(Optional.of("schemas"))).isEmpty();
    }

    @Test
    void may_grow_inside_a_major_version() throws IOException {
        copy(SOUND);
        Path file = folder.resolve("schemas/tree-permit/v1/tree-permit.xsd");
        Path before = folder.resolve("against/tree-permit/v1/tree-permit.xsd");
        Files.createDirectories(before.getParent());
        Files.copy(file, before);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "<xs:element name=\"since\"",
                                "<xs:element name=\"until\" type=\"t:Date\" minOccurs=\"0\"/>\n"
                                        + "<xs:element name=\"since\"")
                        .replace(
                                "<xs:enumeration value=\"since\"/>",
                                "<xs:enumeration value=\"until\"/><xs:enumeration value=\"since\"/>")
                        .replace("<xs:maxLength value=\"20\"/>", "<xs:maxLength value=\"30\"/>"));

        assertThat(workbench().faults(Optional.of(folder.resolve("against").toString())))
                .isEmpty();
    }

    @Test
    void says_what_it_cannot_read() {
        assertThatThrownBy(() -> workbench().faults(Optional.empty()))
                .isInstanceOf(CannotReadException.class)
                .hasMessageContaining("there is no folder");
        var hub = new Workbench(Path.of("routes"), Path.of("schemas"));
        assertThatThrownBy(() -> hub.faults(Optional.of("no-such-revision")))
                .isInstanceOf(CannotReadException.class)
                .hasMessageContaining("no-such-revision is no folder");
    }

    private Workbench workbench() {
        return new Workbench(folder.resolve("routes"), folder.resolve("schemas"));
    }

    private void copy(Path from) throws IOException {
        List<Path> files;
        try (var all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = folder.resolve(from.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
