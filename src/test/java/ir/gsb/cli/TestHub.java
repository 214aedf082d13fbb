package ir.gsb.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ir.gsb.TestFolder;
import ir.gsb.canonical.Xml;
import ir.gsb.message.Answer;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import ir.gsb.message.Violation;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapVerifier;
import ir.gsb.security.Thumbprint;
import ir.gsb.security.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.w3c.dom.Element;

/** The outside of a hub: it verifies requests and signs answers as the hub does, and knows one answer. */
final class TestHub implements AutoCloseable {

    static final Party TAX = Party.parse("tax/portal");
    static final ExchangeId EXCHANGE = ExchangeId.at(Instant.EPOCH, new SplittableRandom(1));

    private final Path pki;
    private final HttpServer server;
    private final Verifier verifier;
    private volatile SigningKey key;
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile String answer = "{}";
    private volatile boolean behindBrokenProxy;
    final List<Verified> asked = new ArrayList<>();

    static Path pki() throws IOException {
        Path folder = TestFolder.of("test-pki");
        new SamplePki(folder, Clock.systemUTC(), new SecureRandom()).ensure(SamplePki.MEMBERS);
        return folder;
    }

    TestHub(Path pki, boolean tls) throws Exception {
        this.pki = pki;
        this.key = SigningKeys.fromPem(pki.resolve("hub/signing-key.pem"), pki.resolve("hub/signing-cert.pem"));
        Registry registry = registry(pki);
        this.server = tls ? HttpsServer.create() : HttpServer.create();
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(tls(pki)));
        }
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.verifier =
                new Verifier(new RestVerifier(() -> registry, Clock.systemUTC()), soapVerifier(registry)::verify);
        server.createContext("/", this::handle);
        server.start();
    }

    private SoapVerifier soapVerifier(Registry registry) {
        return new SoapVerifier(() -> registry, Clock.systemUTC(), Set.of(authority()));
    }

    String url() {
        return (server instanceof HttpsServer ? "https://" : "http://") + authority();
    }

    private String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    void answers(String content) {
        answer = content;
    }

    void refuses(Refusal why) {
        refusal = Optional.of(why);
    }

    void signsWith(String party) {
        key = SigningKeys.fromPem(pki.resolve(party + "/key.pem"), pki.resolve(party + "/cert.pem"));
    }

    void standsBehindBrokenProxy() {
        behindBrokenProxy = true;
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            if (behindBrokenProxy) {
                byte[] page = "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
                http.sendResponseHeaders(502, page.length);
                http.getResponseBody().write(page);
                return;
            }
            Reply reply = reply(received(http));
            reply.headers().all().forEach(h -> http.getResponseHeaders().add(h.name(), h.value()));
            http.sendResponseHeaders(reply.status(), reply.body().length);
            http.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(Received received) {
        Reached reached = received;
        Optional<Refusal> why = refusal;
        try {
            Verified verified = verifier.verify(received);
            asked.add(verified);
            reached = verified;
        } catch (RefusedException refused) {
            why = Optional.of(refused.refusal());
        }
        Outcome outcome = why.map(refused -> Outcome.of(refused, ""))
                .orElseGet(() -> new Outcome.Answered(new Answer(Answer.Status.FOUND, new Node.Fields(Map.of()))));
        return sign(new Concluded(reached, outcome), why);
    }

    private Reply sign(Concluded concluded, Optional<Refusal> why) {
        Protocol protocol = concluded.received().protocol();
        var soap = new SoapReplySigner(key, Clock.systemUTC());
        int status = why.map(refused -> refused.code().status()).orElse(200);
        if (protocol.isSoap()) {
            return soap.sign(new Rendered(
                    concluded,
                    why.isPresent() ? 500 : status,
                    new Headers(List.of()),
                    new Payload.Xml(envelope(concluded, why.map(TestHub::fault).orElse(answer)))));
        }
        var headers = new Headers(List.of(
                new Headers.Header("content-type", why.isPresent() ? "application/problem+json" : "application/json"),
                new Headers.Header("gsb-exchange-id", EXCHANGE.toString())));
        byte[] body = why.map(TestHub::problem).orElse(answer).getBytes(StandardCharsets.UTF_8);
        return new ReplySigner(key, Clock.systemUTC(), soap::sign)
                .sign(new Rendered(concluded, status, headers, new Payload.Json(body)));
    }

    private static Element envelope(Concluded concluded, String content) {
        ExchangeHeader header = concluded.reached().verified().orElseThrow().header();
        Element body = Xml.parse(content.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        Element envelope = SoapRequestEnvelope.of(concluded.received().protocol(), "client", header, body);
        Element exchange = (Element) envelope.getElementsByTagNameNS("urn:gsb:exchange:v1", "exchange")
                .item(0);
        Element id = exchange.getOwnerDocument().createElementNS("urn:gsb:exchange:v1", "gsb:exchangeId");
        id.setTextContent(EXCHANGE.toString());
        exchange.appendChild(id);
        return envelope;
    }

    private static String problem(Refusal why) {
        return """
            {"type":"urn:gsb:error:%s","title":"%s","status":%d,"detail":"%s","code":"%s","at":"%s",
            "retryable":%s,"violations":[%s]}
            """.formatted(
                why.code().wire(),
                why.code().title(),
                why.code().status(),
                why.detail(),
                why.code().wire(),
                why.code().at().wire(),
                why.code().retryable(),
                why.violations().isEmpty()
                        ? violation(new Violation("/mode", "must be VERIFY"))
                        : why.violations().stream().map(TestHub::violation).collect(Collectors.joining(",")));
    }

    private static String violation(Violation violation) {
        return "{\"pointer\":\"%s\",\"message\":\"%s\"}".formatted(violation.pointer(), violation.message());
    }

    private static String fault(Refusal why) {
        return """
            <s:Fault xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>s:Client</faultcode>\
            <faultstring>%s</faultstring><detail><e:error xmlns:e="urn:gsb:exchange:v1"><e:title>%s</e:title>\
            <e:status>%d</e:status><e:detail>%s</e:detail><e:code>%s</e:code><e:at>%s</e:at>\
            <e:retryable>%s</e:retryable><e:violations><e:pointer>/mode</e:pointer>\
            <e:message>must be VERIFY</e:message></e:violations></e:error></detail></s:Fault>
            """.strip().formatted(
                why.code().title(),
                why.code().title(),
                why.code().status(),
                why.detail(),
                why.code().wire(),
                why.code().at().wire(),
                why.code().retryable());
    }

    private static Received received(HttpExchange http) throws IOException {
        URI target = http.getRequestURI();
        byte[] body = http.getRequestBody().readAllBytes();
        List<Headers.Header> headers = http.getRequestHeaders().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Headers.Header(field.getKey(), value)))
                .toList();
        String contentType = String.valueOf(http.getRequestHeaders().getFirst("content-type"));
        Optional<InquiryType> inquiry = target.getPath().matches("/(inquiries|soap)/.*")
                ? Optional.of(InquiryType.parse(target.getPath().replaceFirst("^/(inquiries|soap)/", "")))
                : Optional.empty();
        return new Received(
                EXCHANGE,
                Instant.now(),
                contentType.startsWith("text/xml")
                        ? Protocol.SOAP_1_1
                        : contentType.startsWith("application/soap") ? Protocol.SOAP_1_2 : Protocol.REST,
                http.getRequestMethod(),
                http.getRequestHeaders().getFirst("host"),
                target.getRawPath(),
                Optional.ofNullable(target.getRawQuery()),
                inquiry,
                new Headers(headers),
                body,
                body.length,
                "127.0.0.1",
                Optional.empty(),
                new Timeline());
    }

    private static Registry registry(Path pki) {
        X509Certificate certificate = SigningKeys.certificate(pki.resolve("tax-portal/cert.pem"));
        return new Registry(
                List.of(new Agency("tax", "مالیات", "Tax", false)),
                List.of(new PartySystem(TAX, "درگاه", "Portal", false, false, false, false)),
                List.of(new RegisteredCertificate(TAX, Thumbprint.of(certificate), certificate, false)),
                List.<Inquiry>of(),
                List.of());
    }

    private static SSLContext tls(Path pki) throws Exception {
        char[] password = SamplePki.PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(pki.resolve("hub/tls.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
