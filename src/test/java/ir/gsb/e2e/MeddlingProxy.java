package ir.gsb.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.message.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stands before a hub and passes on what it gets, but for what it changes. */
final class MeddlingProxy implements AutoCloseable {

    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "content-length", "upgrade", "http2-settings", "transfer-encoding", "date");

    private final HttpServer server;
    private final int hub;
    private final UnaryOperator<Headers> change;
    private final int times;
    private final Forger forger;

    /** What becomes of an answer to a POST. */
    @FunctionalInterface
    interface Forger {
        RawHttp.Response forge(Headers request, RawHttp.Response answer) throws Exception;
    }

    private MeddlingProxy(int port, int hub, UnaryOperator<Headers> change, int times, Forger forger)
            throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.hub = hub;
        this.change = change;
        this.times = times;
        this.forger = forger;
        server.createContext("/", this::pass);
        server.start();
    }

    /** @param change what becomes of the headers of each request */
    static MeddlingProxy changing(int port, SampleHub hub, UnaryOperator<Headers> change) throws IOException {
        return new MeddlingProxy(port, hub.port(), change, 1, (request, answer) -> answer);
    }

    /** Sends each request twice, and gives the second answer. */
    static MeddlingProxy repeating(int port, SampleHub hub) throws IOException {
        return new MeddlingProxy(port, hub.port(), headers -> headers, 2, (request, answer) -> answer);
    }

    static MeddlingProxy forging(int port, SampleHub hub, Forger forger) throws IOException {
        return new MeddlingProxy(port, hub.port(), headers -> headers, 1, forger);
    }

    static Headers without(Headers headers, Set<String> names) {
        return new Headers(headers.all().stream()
                .filter(header -> !names.contains(header.name()))
                .toList());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = change.apply(without(received(exchange), OF_CONNECTION));
            byte[] body = exchange.getRequestBody().readAllBytes();
            RawHttp.Response answer = null;
            for (int i = 0; i < times; i++) {
                answer = RawHttp.send(
                        hub,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body);
            }
            if (exchange.getRequestMethod().equals("POST")) {
                answer = forged(headers, answer);
            }
            without(answer.headers(), OF_CONNECTION)
                    .all()
                    .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private RawHttp.Response forged(Headers request, RawHttp.Response answer) throws IOException {
        try {
            return forger.forge(request, answer);
        } catch (Exception failed) {
            throw new IOException("the answer cannot be forged", failed);
        }
    }

    private static Headers received(HttpExchange exchange) {
        return new Headers(exchange.getRequestHeaders().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Headers.Header(field.getKey(), value)))
                .toList());
    }

    static Headers hosted(Headers headers, String authority) {
        return without(headers, Set.of("host")).with("host", authority);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
