package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.evidence.SampleContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private SampleContainer sample;

    @BeforeEach
    void make() throws IOException {
        sample = SampleContainer.in(folder);
    }

    @Test
    void finds_evidence_valid_and_says_what_was_checked() {
        assertThat(verify(sample.file(), trust())).isZero();

        assertThat(out.toString())
                .contains("5 ok", "the hub's is vouched for", "7 -", "no witness is named")
                .endsWith("valid: معتبر" + System.lineSeparator());
    }

    @Test
    void wants_the_cosignature_of_a_witness_that_is_named() {
        assertThat(verify(sample.file(), trust("--witness", sample.witness().toString())))
                .isZero();

        assertThat(out.toString()).contains("7 ok", "witness.example/audit-office");
    }

    @Test
    void finds_a_changed_file_invalid_for_people_and_machines() throws IOException {
        byte[] changed = Files.readAllBytes(sample.file());
        changed[changed.length / 2] ^= 1;
        Path spoiled = Files.write(folder.resolve("spoiled.asice"), changed);

        assertThat(verify(spoiled, trust())).isEqualTo(1);
        assertThat(out.toString()).contains("WRONG", "invalid: ");
        assertThat(json(spoiled, trust()).path("outcome").asText()).isEqualTo("invalid");
    }

    @Test
    void accepts_only_the_hub_that_is_named() {
        assertThat(verify(sample.file(), trust("--hub-cert", sample.hub().toString())))
                .as("the answer is signed with another key than the seal")
                .isEqualTo(1);

        assertThat(out.toString()).contains("hub.pem is not a certificate of the hub that you named");
    }

    @Test
    void cannot_check_without_trust_or_file_or_with_a_key_of_another_kind() throws IOException {
        assertThat(verify(sample.file(), List.of())).isEqualTo(2);
        assertThat(verify(folder.resolve("absent"), trust())).isEqualTo(2);
        assertThat(verify(sample.logKey(), trust())).isEqualTo(2);
        assertThat(verify(sample.file(), List.of("--log-key", sample.witness().toString())))
                .isEqualTo(2);
        assertThat(out.toString())
                .contains("--ca", "There is no readable file", "it is not a zip file", "no key of a log");
        assertThat(json(sample.file(), List.of()).path("checks")).hasSize(9);
    }

    private List<String> trust(String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--ca", sample.authority().toString(),
                "--tsa", sample.authority().toString(),
                "--log-key", sample.logKey().toString()));
        options.addAll(List.of(more));
        return options;
    }

    private JsonNode json(Path file, List<String> options) throws IOException {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(options);
        all.add("--json");
        verify(file, all);
        return new ObjectMapper().readTree(out.toString());
    }

    private int verify(Path file, List<String> options) {
        List<String> words = new ArrayList<>(List.of("verify", file.toString()));
        words.addAll(options);
        return GsbCommand.run(
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(new StringWriter()),
                words.toArray(new String[0]));
    }
}
