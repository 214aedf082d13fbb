package ir.gsb.e2e;

import ir.gsb.connector.Connector;
import ir.gsb.connector.ConnectorSettings;
import ir.gsb.message.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A connector in this process, its settings in a file as an agency writes it. */
record ConnectorHere(Connector connector) implements AutoCloseable {

    /**
     * The folder of {@code gsb join}, with the key of a party.
     *
     * @param party where {@code key.pem} and {@code cert.pem} are
     */
    static Path identity(Path folder, Path party, SampleHub hub) throws IOException {
        Path identity = Files.createDirectories(folder.resolve("identity-" + party.getFileName()));
        Files.write(identity.resolve("key.pem"), Files.readAllBytes(party.resolve("key.pem")));
        Files.write(identity.resolve("certificate.pem"), Files.readAllBytes(party.resolve("cert.pem")));
        Files.write(identity.resolve("hub.pem"), Files.readAllBytes(hub.pki().resolve("hub/signing-cert.pem")));
        return identity;
    }

    static ConnectorHere start(Path folder, String yaml) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "connector", ".yaml"), yaml);
        return new ConnectorHere(Connector.start(ConnectorSettings.read(file), Map.of(), Clock.systemUTC()));
    }

    /** One that asks a hub and has no services. */
    static ConnectorHere asking(Path folder, String hub, Path identity) throws IOException {
        return start(folder, """
            hub: {url: "%s"}
            identity: %s
            client: {listen: 127.0.0.1:0}
            """.formatted(hub, identity.toAbsolutePath()));
    }

    /** Sends what a back-end would: plain. */
    RawHttp.Response post(String path, String body, String... headers) throws IOException {
        return RawHttp.send(
                connector.clientPort(), "POST", path, Letter.headers(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    RawHttp.Response get(String path) throws IOException {
        return RawHttp.send(connector.clientPort(), "GET", path, new Headers(List.of()), new byte[0]);
    }

    @Override
    public void close() {
        connector.close();
    }
}
