package ir.gsb.e2e;

import ir.gsb.TestPort;
import ir.gsb.message.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service {@code hub} of compose.yaml as a process: a node. */
final class NodeHub implements AutoCloseable {

    static final String SERVICE = "hub";

    private final NodeProcess process;
    private final NodeImage image;
    private final Map<String, String> environment;
    private final Path folder;

    private NodeHub(NodeProcess process, NodeImage image, Map<String, String> environment, Path folder) {
        this.process = process;
        this.image = image;
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * Starts a node and does not wait for it.
     *
     * @param name the host name of its container
     * @param changes what is not as in compose.yaml
     */
    static NodeHub start(NodeImage image, NodeCompose compose, Path folder, String name, Map<String, String> changes)
            throws IOException {
        Path secrets = compose.secrets(SERVICE, folder.resolve("secrets"));
        Files.createDirectories(folder.resolve("tmp"));
        Map<String, String> environment = new LinkedHashMap<>(compose.environment(SERVICE, secrets));
        environment.put("HOSTNAME", name);
        environment.put("GSB_SECRETS", secrets.toString());
        environment.put("GSB_LOG_MEMORY", folder.resolve("log-memory").toString());
        environment.put(
                "GSB_OUTSIDE", compose.mounted(SERVICE, "/etc/gsb/outside").toString());
        environment.put("GSB_ARCHIVE_FOLDER", folder.resolveSibling("archive").toString());
        environment.put("SERVER_PORT", String.valueOf(TestPort.free()));
        environment.put("GSB_TLS_PORT", String.valueOf(TestPort.free()));
        environment.put(
                "JDK_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + folder.resolve("tmp"));
        environment.putAll(changes);
        var process = NodeProcess.start(image.folder(), folder.resolve("hub.log"), environment, image.entrypoint());
        return new NodeHub(process, image, environment, folder);
    }

    int port() {
        return Integer.parseInt(environment.get("SERVER_PORT"));
    }

    int tlsPort() {
        return Integer.parseInt(environment.get("GSB_TLS_PORT"));
    }

    /** What its health check says, with the image's own command. */
    int healthcheck() throws IOException, InterruptedException {
        var check = NodeProcess.start(
                image.folder(),
                folder.resolve("health.log"),
                Map.of("SERVER_PORT", String.valueOf(port())),
                image.healthcheck());
        return check.exitCode();
    }

    boolean ready() {
        if (!process.alive()) {
            throw new AssertionError("The hub has ended: " + process.said());
        }
        try {
            return status("/actuator/health/readiness") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int status(String path) throws IOException {
        return RawHttp.send(port(), "GET", path, new Headers(List.of()), new byte[0])
                .status();
    }

    NodeProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
