package ir.gsb.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.canonical.JsonText;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.registry.Agency;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SigningKey;
import ir.gsb.security.Thumbprint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The land registry, which implements the hub's own wire contract: it takes no request that the hub did not sign, and
 * signs what it answers, errors too. On the loopback, never for production.
 */
public final class SampleTitles implements AutoCloseable {

    /** Who it is. */
    public static final Party PARTY = new Party("land-registry", "titles");

    private static final Party HUB = new Party("gsb", "hub");
    private static final int MOST = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RestVerifier verifier;
    private final ReplySigner signer;
    private final TitleRegister register = TitleRegister.ofSample();
    private final Clock clock;
    private final SecureRandom random;

    private SampleTitles(HttpServer server, SigningKey own, X509Certificate hub, Clock clock, SecureRandom random) {
        this.server = server;
        this.clock = clock;
        this.random = random;
        this.verifier = new RestVerifier(only(hub), clock);
        this.signer = new ReplySigner(own, clock, rendered -> {
            throw new IllegalStateException("the land registry answers over REST only");
        });
    }

    /**
     * Starts it on this machine.
     *
     * @param port 0 for any that is free
     * @param own the key that it signs with
     * @param hub the certificate of the only one whom it answers
     */
    public static SampleTitles start(int port, SigningKey own, X509Certificate hub, Clock clock, SecureRandom random)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var titles = new SampleTitles(HttpServer.create(address, 0), own, hub, clock, random);
        titles.server.createContext("/", titles::answer);
        titles.server.setExecutor(titles.threads);
        titles.server.start();
        return titles;
    }

    private static Registry.Source only(X509Certificate hub) {
        var known = new RegisteredCertificate(HUB, Thumbprint.of(hub), hub, false);
        var agency = new Agency(HUB.agency(), "گذرگاه خدمات دولت", "Government Service Bus", false);
        var registry = new Registry(List.of(agency), List.of(), List.of(known), List.of(), List.of());
        return () -> registry;
    }

    /** Host and port, which requests must be signed for. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received received = received(exchange);
            Reply reply = signer.sign(reply(received));
            reply.headers()
                    .all()
                    .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Rendered reply(Received received) {
        try {
            verifier.verify(received);
            if (!received.path().equals("/inquiries/property-title/v1")) {
                return problem(received, 404, "unknown-inquiry", List.of());
            }
            Node.Fields request = JsonText.parse(received.body());
            List<String> missing = TitleRegister.missing(request);
            return missing.isEmpty()
                    ? rendered(received, 200, "application/json", register.answer(request))
                    : problem(received, 400, "schema-violation", missing);
        } catch (RefusedException refused) {
            var code = refused.refusal().code();
            return problem(received, code.status(), code.wire(), List.of());
        }
    }

    private static Rendered problem(Received received, int status, String code, List<String> places) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", new Node.Text("urn:gsb:error:" + code));
        fields.put("title", new Node.Text("The land registry cannot answer this"));
        fields.put("status", new Node.Whole(status));
        fields.put("code", new Node.Text(code));
        fields.put("at", new Node.Text("client"));
        fields.put("retryable", new Node.Flag(false));
        fields.put(
                "violations",
                new Node.Items(places.stream()
                        .<Node>map(place -> new Node.Fields(
                                Map.of("pointer", new Node.Text(place), "message", new Node.Text("is missing"))))
                        .toList()));
        return rendered(received, status, "application/problem+json", new Node.Fields(fields));
    }

    private static Rendered rendered(Received received, int status, String type, Node.Fields content) {
        return new Rendered(
                new Concluded(received, new Outcome.Shown(status, new byte[0])),
                status,
                new Headers(List.of(new Headers.Header("content-type", type))),
                new Payload.Json(JsonText.write(content)));
    }

    /** The authority is its own, not what the Host header says: what was signed for another does not verify here. */
    private Received received(HttpExchange exchange) throws IOException {
        List<Headers.Header> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Headers.Header(name, value))));
        byte[] body = exchange.getRequestBody().readNBytes(MOST);
        return new Received(
                ExchangeId.at(clock.instant(), random),
                clock.instant(),
                Protocol.REST,
                exchange.getRequestMethod(),
                authority(),
                exchange.getRequestURI().getRawPath(),
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()),
                Optional.empty(),
                new Headers(headers),
                body,
                body.length,
                exchange.getRemoteAddress().getHostString(),
                Optional.empty(),
                new Timeline());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
