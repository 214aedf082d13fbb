package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.security.Certificates;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapReplySigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What strangers see of a hub: its certificate, and one answer about joining, signed. */
final class StrangersHub implements AutoCloseable {

    private static final ExchangeId EXCHANGE = ExchangeId.at(Instant.EPOCH, new SplittableRandom(1));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server = HttpServer.create();
    private volatile SigningKey key;
    private volatile String answer = "{}";
    final List<String> asked = new ArrayList<>();
    final List<byte[]> requests = new ArrayList<>();

    StrangersHub(SigningKey key) throws IOException {
        this.key = key;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What is said of the joining that is asked for or looked at. */
    void says(String state, String member, String value) {
        answer = JSON.createObjectNode()
                .put("id", "0123456789abcdef0123456789abcdef")
                .put("party", "health/records")
                .put("fingerprint", "00:11")
                .put("state", state)
                .put(member, value)
                .toString();
    }

    void signsWith(SigningKey other) {
        key = other;
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String target = http.getRequestURI().toString();
            asked.add(http.getRequestMethod() + " " + target);
            byte[] body = http.getRequestBody().readAllBytes();
            if (body.length > 0) {
                requests.add(body);
            }
            boolean self = target.equals("/.well-known/gsb");
            Reply reply =
                    signed(http, self ? hub() : answer, http.getRequestMethod().equals("POST") ? 202 : 200);
            reply.headers().all().forEach(header -> http.getResponseHeaders().add(header.name(), header.value()));
            http.sendResponseHeaders(reply.status(), reply.body().length);
            http.getResponseBody().write(reply.body());
        }
    }

    private String hub() {
        var pem = new String(Certificates.pem(List.of(key.certificate())), StandardCharsets.US_ASCII);
        return JSON.createObjectNode()
                .set("certificates", JSON.createArrayNode().add(pem))
                .toString();
    }

    private Reply signed(HttpExchange http, String json, int status) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        var received = new Received(
                EXCHANGE,
                Instant.now(),
                Protocol.REST,
                http.getRequestMethod(),
                "localhost",
                http.getRequestURI().getRawPath(),
                Optional.empty(),
                Optional.empty(),
                new Headers(List.of()),
                new byte[0],
                0,
                "127.0.0.1",
                Optional.empty(),
                new Timeline());
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-exchange-id", EXCHANGE.toString())));
        return new ReplySigner(key, Clock.systemUTC(), new SoapReplySigner(key, Clock.systemUTC())::sign)
                .sign(new Rendered(
                        new Concluded(received, new Outcome.Shown(status, body)),
                        status,
                        headers,
                        new Payload.Json(body)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
