package ir.gsb.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stands for a provider on loopback, as WireMock mappings tell it, and remembers what it was asked and answered. */
public final class Stub implements AutoCloseable {

    /** What went over the wire. */
    record Call(String target, byte[] request, int status, byte[] answer, boolean matched) {}

    private final WireMockServer server;

    private Stub(WireMockServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param folder with one mapping a file, or several under {@code mappings}
     * @param port 0 for any that is free
     * @throws CannotReadException if a mapping is not in order or the port is taken
     */
    static Stub start(Path folder, int port) {
        List<Path> files = Texts.in(folder).stream()
                .filter(file -> Texts.name(file).endsWith(".json"))
                .toList();
        var server = new WireMockServer(WireMockConfiguration.options()
                .port(port)
                .bindAddress("127.0.0.1")
                .asynchronousResponseEnabled(false));
        var stub = new Stub(server);
        files.forEach(stub::load);
        try {
            server.start();
        } catch (FatalStartupException taken) {
            throw new CannotReadException(
                    "the stub cannot listen on port " + port + ": is another program there?", taken);
        }
        return stub;
    }

    private void load(Path file) {
        try {
            JsonNode mapping = Json.tree(Texts.bytes(file));
            Iterable<JsonNode> all = mapping.has("mappings") ? mapping.path("mappings") : List.of(mapping);
            all.forEach(one -> server.addStubMapping(StubMapping.buildFrom(one.toString())));
        } catch (IOException | RuntimeException faulty) {
            String why = String.valueOf(faulty.getMessage()).lines().findFirst().orElse("");
            throw new CannotReadException(file + " is no WireMock mapping: " + why, faulty);
        }
    }

    /** Where it listens, {@code http://localhost:41234}. */
    public String url() {
        return server.baseUrl();
    }

    /** The last call since the one before was taken. */
    Optional<Call> take() {
        Optional<Call> call = server.getAllServeEvents().stream().findFirst().map(Stub::call);
        server.resetRequests();
        return call;
    }

    private static Call call(ServeEvent event) {
        return new Call(
                event.getRequest().getMethod() + " " + event.getRequest().getUrl(),
                event.getRequest().getBody(),
                event.getResponse().getStatus(),
                event.getResponse().getBody(),
                event.getWasMatched());
    }

    @Override
    public void close() {
        server.stop();
    }
}
