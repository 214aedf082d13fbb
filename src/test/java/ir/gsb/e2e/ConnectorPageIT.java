package ir.gsb.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.TestPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of connector.md, with a connector in a process of its own; once with its key in a token. */
class ConnectorPageIT {

    private static final Path PAGE = Path.of("src/docs/connector.md");
    private static final Pattern ASK = Pattern.compile("(?ms)^## Ask$(.*?)^## ");
    private static final Pattern TOKEN = Pattern.compile("(?ms)^## A key inside a token$(.*?)^## ");
    private static final Path JAR = Path.of("target/gsb.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void every_command_prints_what_the_page_shows() throws IOException {
        Shell.needs("curl jq", "curl --version && jq --version");
        var page = new PageCommands(PAGE, ASK);

        assertThat(page.size()).isEqualTo(2);
        page.run(SampleHub.get());
    }

    @Test
    void key_inside_a_token_signs_rest_and_soap() throws Exception {
        Shell.needs("softhsm2 opensc", "which softhsm2-util pkcs11-tool");
        TrialHub trial = TrialHub.get();
        new PageCommands(PAGE, TOKEN).run(trial.hub(), folder);
        assertThat(objects()).contains("never extractable");
        trial.register("""
            systems:
              - {party: trial/portal, nameFa: درگاه, nameEn: Portal,
                 certificates: [{pem: trial-portal/cert.pem}, {pem: %s}]}
            """.formatted(folder.resolve("agency.pem")));
        Files.write(
                folder.resolve("hub.pem"), Files.readAllBytes(trial.hub().pki().resolve("hub/signing-cert.pem")));
        int port = TestPort.free();
        Path settings = Files.writeString(folder.resolve("connector.yaml"), """
            hub: {url: "http://%s", certificates: [hub.pem]}
            client: {listen: "127.0.0.1:%d"}
            %s\
            """.formatted(
                        trial.hub().authority(), port, Files.readString(folder.resolve("key.yaml"))));
        try (var connector = start(settings)) {
            await().atMost(120, SECONDS).until(() -> isOpen(port) || !connector.alive());
            assertThat(connector.alive()).as(connector.said()).isTrue();
            assertAnswers(port);
            assertThat(connector.said())
                    .contains("POST /inquiries/postal-address/v1 message ", " exchange ", "status 200 in ")
                    .doesNotContain("1193653471", "clerk-7");
            assertThat(connector.stop()).isIn(0, 143);
        }
    }

    private static void assertAnswers(int port) throws IOException {
        RawHttp.Response rest = RawHttp.send(
                port,
                "POST",
                "/inquiries/postal-address/v1",
                Letter.headers("gsb-agreement", "T-ADDRESS", "gsb-user", "clerk-7"),
                TrialHub.ASK_ADDRESS.getBytes(StandardCharsets.UTF_8));
        assertThat(rest.status()).as(rest.text()).isEqualTo(200);
        RawHttp.Response soap = RawHttp.send(
                port,
                "POST",
                "/soap/postal-address/v1",
                Letter.headers("content-type", "text/xml", "gsb-agreement", "T-ADDRESS"),
                """
                <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>\
                <PostalAddressRequest xmlns="urn:gsb:postal-address:v1"><mode>RETRIEVE</mode><fields>city</fields>\
                <postalCode>1193653471</postalCode></PostalAddressRequest></e:Body></e:Envelope>\
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(soap.status()).as(soap.text()).isEqualTo(200);
        assertThat(soap.text()).contains("FOUND");
    }

    /** What another program sees in the token. */
    private String objects() {
        return Shell.run(
                        List.of(
                                "pkcs11-tool",
                                "--module",
                                "/usr/lib/softhsm/libsofthsm2.so",
                                "--login",
                                "--pin",
                                "4321",
                                "-O"),
                        environment())
                .out();
    }

    private Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    }

    private NodeProcess start(Path settings) throws IOException {
        List<String> command = Files.exists(JAR)
                ? List.of("java", "-Xmx64m", "-jar", JAR.toString(), "connector", "--config", settings.toString())
                : List.of(
                        "java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "ir.gsb.Gsb",
                        "connector",
                        "--config",
                        settings.toString());
        return NodeProcess.start(Path.of("").toAbsolutePath(), folder.resolve("connector.log"), environment(), command);
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
