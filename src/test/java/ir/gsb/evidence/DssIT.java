package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.e2e.Shell;
import ir.gsb.message.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EU DSS, in a process and with a class path of its own, validates containers by its default policy. */
class DssIT {

    private static final SampleKeys KEYS = SampleKeys.make();
    private static final Path LIBRARIES = Path.of("target/dss/dss/target/dependency");

    @TempDir
    Path folder;

    @BeforeEach
    void need_dss() {
        Shell.needs(
                Files.isDirectory(LIBRARIES),
                "not run for want of EU DSS, which the build gets from Maven Central before this test");
    }

    @Test
    void dss_finds_a_container_totally_passed() throws IOException {
        Shell.Ended ended = validated(container());

        assertThat(ended.out()).as(ended.err()).startsWith("CAdES-BASELINE-T TOTAL_PASSED");
        assertThat(ended.code()).isZero();
    }

    @Test
    void dss_finds_a_container_with_a_changed_file_not_passed() throws Exception {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>(ZipReader.read(container()));

        Shell.Ended ended = validated(Spoiled.BODY_BYTE_CHANGED.spoil(KEYS, files));

        assertThat(ended.out()).as(ended.err()).doesNotContain("TOTAL_PASSED").contains("CAdES-BASELINE-T");
        assertThat(ended.code()).isEqualTo(1);
    }

    private static byte[] container() {
        return SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.REST));
    }

    private Shell.Ended validated(byte[] container) throws IOException {
        Path file = Files.write(folder.resolve("exchange.asice"), container);
        return Shell.run(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                LIBRARIES + "/*",
                "src/clients/dss/ValidateContainer.java",
                file.toString(),
                KEYS.folder().resolve("ca.pem").toString()));
    }
}
