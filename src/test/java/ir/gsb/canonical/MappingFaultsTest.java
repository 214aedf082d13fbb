package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An integrator who makes a mistake is told where. */
class MappingFaultsTest {

    @TempDir
    private Path schemas;

    private Path provider;

    @BeforeEach
    void one_inquiry() throws Exception {
        Path version = Files.createDirectories(schemas.resolve("person-identity/v1"));
        Files.write(version.resolve("person-identity.xsd"), Samples.PERSON.xsd());
        provider = Files.createDirectories(version.resolve("mappings/civil-registry-population"));
    }

    @Test
    void names_the_line_of_a_jslt_that_does_not_compile() throws Exception {
        Files.writeString(provider.resolve("to-provider.jslt"), "{\n  \"a\": .b,\n  \"c\" .d\n}\n");
        assertThatThrownBy(this::load).isInstanceOf(SchemaException.class).hasMessageContaining("to-provider.jslt:3: ");
    }

    @Test
    void refuses_an_import_of_jslt() throws Exception {
        Files.writeString(provider.resolve("to-provider.jslt"), "import \"/etc/passwd\" as p\np:x(.)\n");
        assertThatThrownBy(this::load).isInstanceOf(SchemaException.class).hasMessageContaining("imports");
    }

    @Test
    void names_the_line_of_an_xslt_that_does_not_compile() throws Exception {
        Files.writeString(provider.resolve("to-provider.xsl"), """
            <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
              <xsl:template match="/">
                <xsl:value-of select="unknown-function(.)"/>
              </xsl:template>
            </xsl:stylesheet>
            """);
        assertThatThrownBy(this::load)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("to-provider.xsl:3: ")
                .hasMessageContaining("unknown-function");
    }

    @Test
    void asks_for_one_kind_of_mapping() {
        assertThatThrownBy(this::load)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("either to-provider.jslt");
    }

    @Test
    void asks_for_both_directions() throws Exception {
        Files.writeString(provider.resolve("to-provider.jslt"), "null");
        assertThatThrownBy(this::load).isInstanceOf(SchemaException.class).hasMessageContaining("from-provider.jslt");
    }

    @Test
    void asks_for_a_folder_that_is_there() {
        assertThatThrownBy(() -> Schemas.load(schemas.resolve("nothing")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("no such folder");
    }

    private Mappings load() {
        return Mappings.load(Schemas.load(schemas));
    }
}
