package ir.gsb.bench;

import ir.gsb.security.SamplePki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A connector in a process of its own, with the key of the client, so small as an agency would run it. */
record ConnectorProcess(ChildProcess process, String authority, int port) implements AutoCloseable {

    private static final String SETTINGS = """
        hub: {url: "http://%s", certificates: ["%s"]}
        key: {keystore: "%s", password-file: connector.password}
        client: {listen: "127.0.0.1:%d"}
        limits: {in-flight: 1000}
        """;

    static ConnectorProcess start(Settings settings) throws IOException {
        Path folder = settings.folder().toAbsolutePath();
        Path pki = folder.resolve("pki");
        Files.writeString(folder.resolve("connector.password"), SamplePki.PASSWORD + "\n");
        Path file = folder.resolve("connector.yaml");
        Files.writeString(
                file,
                SETTINGS.formatted(
                        settings.authority(),
                        pki.resolve("hub/signing-cert.pem"),
                        pki.resolve("tax-portal/keystore.p12"),
                        settings.connectorPort()));
        ChildProcess process = ChildProcess.java(
                "connector",
                folder.resolve("connector.log"),
                true,
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        settings.jar().toString(),
                        "connector",
                        "--config",
                        file.toString()));
        try {
            process.firstLine();
            process.discardRest();
            return new ConnectorProcess(process, "127.0.0.1:" + settings.connectorPort(), settings.connectorPort());
        } catch (IOException | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
