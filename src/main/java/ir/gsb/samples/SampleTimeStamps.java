package ir.gsb.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.security.TimeStampAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the sample time-stamp authority over HTTP on the loopback (RFC 3161 §3.4). Never for production. */
final class SampleTimeStamps implements AutoCloseable {

    private static final int MAX_QUESTION = 4096;

    private final TimeStampAuthority authority;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private SampleTimeStamps(TimeStampAuthority authority, HttpServer server) {
        this.authority = authority;
        this.server = server;
    }

    /** @param port 0 for any that is free */
    static SampleTimeStamps start(TimeStampAuthority authority, int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var stamps = new SampleTimeStamps(authority, HttpServer.create(address, 0));
        stamps.server.createContext("/", stamps::answer);
        stamps.server.setExecutor(stamps.threads);
        stamps.server.start();
        return stamps;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readNBytes(MAX_QUESTION);
            byte[] answer = authority.answer(question);
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException unreadable) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
