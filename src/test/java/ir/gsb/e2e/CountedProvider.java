package ir.gsb.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The post's register of addresses, which knows the same address for every code and counts how often it was asked each. */
final class CountedProvider implements AutoCloseable {

    static {
        // It writes head and body by themselves: with Nagle's algorithm the second would wait 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    CountedProvider() {
        try {
            byte[] answer = Files.readAllBytes(
                    Path.of("schemas/postal-address/v1/mappings/post-addresses/samples/answer-found.200"));
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v2/addresses/", exchange -> {
                String path = exchange.getRequestURI().getPath();
                asked.computeIfAbsent(path.substring(path.lastIndexOf('/') + 1), code -> new AtomicInteger())
                        .incrementAndGet();
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many codes it was asked. */
    int codes() {
        return asked.size();
    }

    /** How many it was asked more than once. */
    long twice() {
        return asked.values().stream().filter(count -> count.get() > 1).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
