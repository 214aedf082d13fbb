package ir.gsb.e2e;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;

/** The service {@code artemis} of compose.yaml as a process, out of the broker's own distribution. */
final class NodeBroker implements AutoCloseable {

    private static final String SERVICE = "artemis";

    private final NodeProcess process;
    private final int port;

    private NodeBroker(NodeProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static NodeBroker start(NodeCompose compose, Path folder, int port) throws IOException {
        Path secrets = compose.secrets(SERVICE, folder.resolve("secrets"));
        var process = NodeProcess.start(
                folder,
                folder.resolve("artemis.log"),
                compose.environment(SERVICE, secrets),
                compose.words(SERVICE, "entrypoint"));
        return new NodeBroker(process, port);
    }

    /** Whether it takes connections, as its health check asks. */
    boolean ready() {
        if (!process.alive()) {
            throw new AssertionError("Artemis has ended: " + process.said());
        }
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
