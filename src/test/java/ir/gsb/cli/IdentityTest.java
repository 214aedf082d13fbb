package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder that says who asks, as {@code gsb join} leaves it. */
class IdentityTest {

    @TempDir
    private Path folder;

    private TestHub hub;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        Path pki = TestHub.pki();
        hub = new TestHub(pki, false);
        Files.copy(pki.resolve("tax-portal/key.pem"), folder.resolve("key.pem"));
        Files.copy(pki.resolve("tax-portal/cert.pem"), folder.resolve("certificate.pem"));
        Files.copy(pki.resolve("hub/signing-cert.pem"), folder.resolve("hub.pem"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void asks_with_a_folder_that_holds_key_certificate_and_hub() {
        hub.answers("{\"status\":\"MATCH\"}");

        assertThat(inquire()).as(err.toString()).isZero();

        assertThat(hub.asked.getFirst().party()).isEqualTo(TestHub.TAX);
        assertThat(out.toString()).contains("MATCH", "the hub's, checked");
    }

    @Test
    void says_which_file_the_folder_lacks() throws Exception {
        Files.delete(folder.resolve("certificate.pem"));

        assertThat(inquire()).isEqualTo(2);

        assertThat(err.toString()).contains("certificate.pem", "gsb join");
    }

    @Test
    void refuses_two_ways_to_say_who_asks() {
        assertThat(inquire("--as", "tax/portal")).isEqualTo(2);

        assertThat(err.toString()).contains("--identity and --as");
    }

    private int inquire(String... more) {
        String[] all = {
            "inquire", "person-identity/v1", "--data", "{}", "--hub", hub.url(), "--identity", folder.toString()
        };
        String[] args = Stream.of(all, more).flatMap(Arrays::stream).toArray(String[]::new);
        return GsbCommand.run(
                InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
