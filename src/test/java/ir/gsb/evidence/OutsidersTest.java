package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.e2e.Shell;
import ir.gsb.message.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that are not ours verify what is in a container. */
class OutsidersTest {

    private static final SampleKeys KEYS = SampleKeys.make();

    @TempDir
    Path folder;

    @Test
    void openssl_verifies_the_seal_over_the_manifest() throws Exception {
        Shell.needs("openssl", "openssl", "version");
        unpack(Protocol.REST);

        assertThat(cms("META-INF/ASiCManifest001.xml").err()).contains("Verification successful");
        assertThat(cms("META-INF/ASiCManifest001.xml").code()).isZero();
        assertThat(cms("summary.html").code()).isNotZero();
    }

    private Shell.Ended cms(String content) {
        return openssl(
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                "META-INF/signature001.p7s",
                "-content",
                content,
                "-CAfile",
                authority(),
                "-purpose",
                "any",
                "-out",
                "verified");
    }

    @Test
    void openssl_verifies_the_time_stamp_of_the_checkpoint() throws Exception {
        Shell.needs("openssl", "openssl", "version");
        unpack(Protocol.REST);

        assertThat(ts("checkpoint").out()).contains("Verification: OK");
        assertThat(ts("checkpoint").code()).isZero();
        assertThat(ts("log.vkey").code()).isNotZero();
    }

    private Shell.Ended ts(String content) {
        return openssl(
                "ts", "-verify", "-token_in", "-in", "checkpoint-1.tsr", "-data", content, "-CAfile", authority());
    }

    @ParameterizedTest
    @EnumSource(
            value = Protocol.class,
            names = {"SOAP_1_1", "SOAP_1_2"})
    void xmlsec1_verifies_both_envelopes(Protocol protocol) throws Exception {
        Shell.needs("xmlsec1", "xmlsec1", "--version");
        unpack(protocol);

        assertThat(xmlsec("client.pem", "request-envelope.xml")).isZero();
        assertThat(xmlsec("hub.pem", "answer-envelope.xml")).isZero();
        Path answer = folder.resolve("answer-envelope.xml");
        Files.writeString(answer, Files.readString(answer).replace("FOUND", "FOUNT"));
        assertThat(xmlsec("hub.pem", "answer-envelope.xml")).isNotZero();
    }

    private int xmlsec(String certificate, String envelope) {
        List<String> command = new ArrayList<>(List.of("xmlsec1", "--verify", "--pubkey-cert-pem", path(certificate)));
        for (String element : List.of("Body", "Timestamp", "exchange", "SignatureConfirmation")) {
            command.addAll(List.of("--id-attr:Id", element));
        }
        command.add(path(envelope));
        return Shell.run(command).code();
    }

    private Shell.Ended openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        for (String word : words) {
            command.add(Files.exists(folder.resolve(word)) || word.equals("verified") ? path(word) : word);
        }
        return Shell.run(command);
    }

    private String authority() {
        return KEYS.folder().resolve("ca.pem").toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void unpack(Protocol protocol) throws IOException, ContainerException {
        byte[] container = SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, protocol));
        for (Map.Entry<String, byte[]> file : ZipReader.read(container).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
