package ir.gsb.e2e;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.canonical.SoapBody;
import ir.gsb.canonical.Xml;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.OpenedVault;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.registry.Agency;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.Thumbprint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Providers that are registered to be asked signed and to answer signed, a REST and a SOAP one. */
class SignedProviderIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Path MAPPINGS = Path.of("schemas");

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final List<String> verified = new ArrayList<>();

    private interface Answering {
        Reply reply(Received received) throws IOException;
    }

    @Test
    void rest_provider_verifies_the_hub_and_is_verified() throws Exception {
        whileProvider(this::signedAddress, () -> {
            Told told = trial.portal().ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");

            assertThat(told.reply().status()).as(told.reply().text()).isEqualTo(200);
            assertThat(verified).containsExactly("hub/bus");
            assertThat(evidence(told)).contains("gsb-response", "postCode");
        });
    }

    @Test
    void soap_provider_is_asked_signed_and_is_verified() throws Exception {
        whileProvider(this::signedPerson, () -> {
            Told told = trial.portal().ask(Protocol.REST, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");

            assertThat(told.reply().status()).as(told.reply().text()).isEqualTo(200);
            assertThat(verified).containsExactly("hub/bus");
            assertThat(evidence(told)).contains("SignatureConfirmation", "GetPersonInfoResult");
        });
    }

    private String evidence(Told told) throws Exception {
        return OpenedVault.of(hub.store(), hub.part(MasterKeys.class), told.exchangeId())
                .evidence();
    }

    private Reply signedAddress(Received received) throws IOException {
        X509Certificate bus = hub.hubCertificate();
        var known = new RegisteredCertificate(Party.parse("hub/bus"), Thumbprint.of(bus), bus, false);
        var registry = new Registry(
                List.of(new Agency("hub", "گذرگاه", "Bus", false)), List.of(), List.of(known), List.of(), List.of());
        verified.add(
                new RestVerifier(() -> registry, CLOCK).verify(received).party().toString());
        byte[] body = Files.readAllBytes(
                MAPPINGS.resolve("postal-address/v1/mappings/post-addresses/samples/answer-found.200"));
        return signer("post/addresses").sign(rendered(received, "application/json", new Payload.Json(body)));
    }

    private Reply signedPerson(Received received) throws IOException {
        Element asked = Xml.parse(received.body()).getDocumentElement();
        verified.addAll(AskedSoap.signers(asked, hub.hubCertificate()));
        Element answer = SoapBody.content(Xml.parse(Files.readAllBytes(MAPPINGS.resolve(
                                "person-identity/v1/mappings/civil-registry-population/samples/answer-found.200")))
                        .getDocumentElement())
                .orElseThrow();
        var header = new ExchangeHeader(
                Optional.of(AskedSoap.messageId(asked)), Optional.empty(), Optional.empty(), Optional.empty());
        Element envelope = SoapRequestEnvelope.of(Protocol.SOAP_1_1, "hub", header, answer);
        return signer("civil-registry/population")
                .sign(rendered(received, "text/xml; charset=utf-8", new Payload.Xml(envelope)));
    }

    private ReplySigner signer(String party) {
        SigningKey key = hub.key(Party.parse(party));
        return new ReplySigner(key, CLOCK, new SoapReplySigner(key, CLOCK)::sign);
    }

    private static Rendered rendered(Received received, String type, Payload payload) {
        return new Rendered(
                new Concluded(received, new Outcome.Shown(200, new byte[0])),
                200,
                new Headers(List.of(new Headers.Header("content-type", type))),
                payload);
    }

    private void whileProvider(Answering answering, TrialHub.Trial run) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> write(exchange, answering.reply(received(exchange))));
        server.start();
        register(true);
        try {
            trial.whileProvidersAnswer(
                    aResponse()
                            .proxiedFrom(
                                    "http://127.0.0.1:" + server.getAddress().getPort()),
                    run);
        } finally {
            register(false);
            server.stop(0);
        }
    }

    private void register(boolean signed) {
        trial.register("""
            systems:
              - {party: civil-registry/population, nameFa: جمعیت, nameEn: Population register,
                 signRequests: %1$s, verifyAnswers: %1$s}
              - {party: post/addresses, nameFa: نشانی, nameEn: Address register,
                 signRequests: %1$s, verifyAnswers: %1$s}
            """.formatted(signed));
    }

    private Received received(HttpExchange exchange) throws IOException {
        List<Headers.Header> headers = new ArrayList<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Headers.Header(name, value))));
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI asked = URI.create(trial.providers().baseUrl());
        boolean soap = exchange.getRequestMethod().equals("POST");
        return new Received(
                ExchangeId.at(CLOCK.instant(), new SecureRandom()),
                CLOCK.instant(),
                soap ? Protocol.SOAP_1_1 : Protocol.REST,
                exchange.getRequestMethod(),
                asked.getAuthority(),
                exchange.getRequestURI().getRawPath(),
                Optional.empty(),
                Optional.empty(),
                new Headers(headers),
                body,
                body.length,
                "127.0.0.1",
                Optional.empty(),
                new Timeline());
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().all().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }
}
