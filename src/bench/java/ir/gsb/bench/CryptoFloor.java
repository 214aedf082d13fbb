package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.canonical.Xml;
import ir.gsb.message.Answer;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Rendered;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestVerifier;
import ir.gsb.security.SignatureAlgorithm;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapVerifier;
import ir.gsb.security.VerificationKey;
import ir.gsb.security.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Measures the floor: the cryptography of an exchange alone, on the messages that the clients send. */
final class CryptoFloor {

    private static final Duration TIME = Duration.ofSeconds(2);

    private final String authority;
    private final Keys keys;
    private final Inquirers inquirers;
    private final Verifier verifier;
    private final ReplySigner signer;
    private final Stopwatch stopwatch = new Stopwatch(TIME);

    CryptoFloor(String authority, Keys keys, Inquirers inquirers) {
        this.authority = authority;
        this.keys = keys;
        this.inquirers = inquirers;
        Clock clock = Clock.systemUTC();
        Registry.Source registry = registry(keys.client());
        var soap = new SoapVerifier(registry, clock, Set.of(authority));
        this.verifier = new Verifier(new RestVerifier(registry, clock), soap::verify);
        this.signer = new ReplySigner(keys.client(), clock, new SoapReplySigner(keys.client(), clock)::sign);
    }

    private static Registry.Source registry(SigningKey key) {
        var certificate = new RegisteredCertificate(Keys.CLIENT, key.thumbprint(), key.certificate(), false);
        var registry = new Registry(List.of(), List.of(), List.of(certificate), List.of(), List.of());
        return () -> registry;
    }

    Floor measure(Kind kind) throws Exception {
        Received received = received(inquirers.make(kind).next());
        Verified verified = verifier.verify(received);
        Rendered answer = answer(verified);
        double asUsed = stopwatch.millis(() -> verifier.verify(received)) + stopwatch.millis(() -> signer.sign(answer));
        return new Floor(bare(received.body(), signer.sign(answer).body()), asUsed);
    }

    private double bare(byte[] request, byte[] reply) throws Exception {
        SigningKey key = keys.client();
        SignatureAlgorithm algorithm = key.algorithm();
        VerificationKey publicKey = verificationKey(key);
        byte[] base =
                "what is signed is about as long as a signature base".repeat(20).getBytes(UTF_8);
        byte[] value = key.sign(base);
        return stopwatch.millis(() -> {
            publicKey.verify(algorithm, base, value);
            byte[] ofRequest = sha256(request);
            return List.of(ofRequest, sha256(reply), key.sign(base));
        });
    }

    private static VerificationKey verificationKey(SigningKey key) throws InvalidKeyException {
        return VerificationKey.of(key.certificate().getPublicKey());
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    /** The inquiry as the hub's front door would hand it on. */
    private Received received(Inquirer.Inquiry inquiry) {
        return switch (inquiry) {
            case RestInquirer.Asked rest ->
                received(
                        Protocol.REST,
                        rest.signed().target().getRawPath(),
                        Kind.REST,
                        rest.signed().headers(),
                        rest.signed().body());
            case SoapInquirer.Asked soap ->
                received(
                        Protocol.SOAP_1_1,
                        SoapInquirer.path(),
                        Kind.SOAP,
                        SoapInquirer.HEADERS,
                        soap.signed().body());
            case PlainInquirer.Asked plain -> throw new IllegalStateException("the hub is asked signed");
        };
    }

    private Received received(Protocol protocol, String path, Kind kind, Headers headers, byte[] body) {
        Clock clock = Clock.systemUTC();
        return new Received(
                ExchangeId.at(clock.instant(), new SplittableRandom()),
                clock.instant(),
                protocol,
                "POST",
                authority,
                path,
                Optional.empty(),
                Optional.of(kind.inquiry()),
                headers,
                body,
                body.length,
                "127.0.0.1",
                Optional.empty(),
                new Timeline());
    }

    private Rendered answer(Verified verified) throws IOException {
        var found = new Answer(Answer.Status.FOUND, new Node.Fields(Map.of()));
        var concluded = new Concluded(verified, new Outcome.Answered(found));
        if (verified.received().protocol() == Protocol.REST) {
            var headers = new Headers(List.of(
                    new Headers.Header("content-type", "application/json"),
                    new Headers.Header("gsb-exchange-id", concluded.id().toString())));
            byte[] content = Files.readAllBytes(Kind.REST.sample("answer-found.json"));
            return new Rendered(concluded, 200, headers, new Payload.Json(content));
        }
        var content = Xml.parse(Files.readAllBytes(Kind.SOAP.sample("answer-found.xml")));
        var envelope =
                SoapRequestEnvelope.of(Protocol.SOAP_1_1, authority, verified.header(), content.getDocumentElement());
        return new Rendered(concluded, 200, SoapInquirer.HEADERS, new Payload.Xml(envelope));
    }
}
