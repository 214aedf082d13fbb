package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void ends_with_0_if_all_is_in_order() {
        assertThat(run("check", "--routes", "routes", "--schemas", "schemas")).isZero();
        assertThat(out.toString()).isEqualTo("All is in order.\n");
    }

    @Test
    void ends_with_1_and_tells_every_fault() throws Exception {
        Path schemas = Files.createDirectory(folder.resolve("schemas"));
        assertThat(run("check", "--schemas", schemas.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("person-identity.v1.camel.yaml:1: the inquiry person-identity/v1 has no schema. Write ");
        assertThat(run("check", "--json", "--schemas", schemas.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("\"line\" : 1");
    }

    @Test
    void ends_with_2_if_it_cannot_read() {
        assertThat(run("check", "--schemas", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("there is no folder");
    }

    private int run(String... args) {
        return GsbCommand.run(
                InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
