package ir.gsb.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ir.gsb.message.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stylesheet that tries to read or write anything but the message gets nothing. */
class XsltSandboxTest {

    private static final String SECRET = "secret-of-the-machine";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document('FILE')",
                "doc('FILE')",
                "doc-available('FILE') or error()",
                "unparsed-text('FILE')",
                "unparsed-text-lines('FILE')",
                "unparsed-text-available('FILE') or error()",
                "json-doc('FILE')",
                "collection('DIR')",
                "uri-collection('DIR')",
                "document('http://127.0.0.1:1/x')",
                "unparsed-text('http://127.0.0.1:1/x')",
                "environment-variable('PATH')",
                "string-join(available-environment-variables())",
                "system-property('user.home')",
                "Q{java:java.lang.System}getProperty('user.home')",
                "Q{java:java.lang.Runtime}getRuntime()",
                "Q{http://saxon.sf.net/}read-binary-resource('FILE')",
                "Q{http://expath.org/ns/file}read-text('FILE')",
                "transform(map{'stylesheet-location': 'FILE', 'source-node': /})",
            })
    void gives_a_stylesheet_nothing_but_the_message(String expression) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.xml"), "<x>" + SECRET + "</x>");
        String select = expression
                .replace("FILE", secret.toUri().toString())
                .replace("DIR", folder.toUri().toString());
        assertThat(run("<status><xsl:value-of select=\"" + select + "\"/></status>"))
                .isIn("refused", "");
    }

    @Test
    void writes_no_second_result() throws Exception {
        Path target = folder.resolve("out.xml");
        String out = run("<xsl:result-document href=\"" + target.toUri() + "\"><x/></xsl:result-document>");
        assertThat(out).isEqualTo("refused");
        assertThat(target).doesNotExist();
    }

    @Test
    void takes_in_no_other_stylesheet() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.xsl"),
                "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>");
        assertThat(runSheet("<xsl:include href=\"" + other.toUri() + "\"/>", "<status>x</status>"))
                .isEqualTo("refused");
    }

    @Test
    void runs_what_keeps_to_the_message() throws Exception {
        assertThat(run("<status><xsl:value-of select=\"upper-case(string(/*))\"/></status>"))
                .isEqualTo("HELLO");
    }

    private String run(String content) throws Exception {
        return runSheet("", content);
    }

    private String runSheet(String head, String content) throws Exception {
        String sheet = """
            <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:gsb:person-identity:v1">%s
              <xsl:template match="/"><PersonIdentityResponse>%s</PersonIdentityResponse></xsl:template>
            </xsl:stylesheet>
            """.formatted(head, content);
        Path file = Files.writeString(folder.resolve("mapping.xsl"), sheet);
        Throwable refused = catchThrowable(() -> new XsltMapping(Samples.PERSON, new XsltSandbox(), file, file));
        if (refused != null) {
            assertThat(refused).isInstanceOf(SchemaException.class).hasMessageContaining("mapping.xsl:");
            return "refused";
        }
        var mapping = new XsltMapping(Samples.PERSON, new XsltSandbox(), file, file);
        try {
            return mapping.fromProvider("<x>hello</x>".getBytes(StandardCharsets.UTF_8), 200)
                    .text("status")
                    .orElseThrow();
        } catch (RefusedException e) {
            assertThat(e.kept()).doesNotContain(SECRET);
            return "refused";
        }
    }
}
