package ir.gsb.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import ir.gsb.message.Received;
import ir.gsb.message.Rendered;
import ir.gsb.message.Reply;
import ir.gsb.message.Timeline;
import ir.gsb.security.ReplySigner;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.Sealer;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SoapReplySigner;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.tlog.Note;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A real exchange between a party and a hub with sample keys, recorded in a log in memory. */
final class SampleExchange {

    static final SecureRandom RANDOM = new SecureRandom();
    static final Clock CLOCK = Clock.systemUTC();

    private static final String HUB = "gsb.example";
    private static final InquiryType TYPE = new InquiryType("person-identity", 1);

    private final SampleKeys keys;
    private final Party client;
    private final Protocol protocol;
    private final ExchangeId id = ExchangeId.at(Instant.now(), RANDOM);
    private final String messageId = UUID.randomUUID().toString();

    private SampleExchange(SampleKeys keys, Party client, Protocol protocol) {
        this.keys = keys;
        this.client = client;
        this.protocol = protocol;
    }

    static ExchangeEvidence evidence(SampleKeys keys, Party client, Protocol protocol) {
        var exchange = new SampleExchange(keys, client, protocol);
        return protocol.isSoap() ? exchange.soap() : exchange.rest();
    }

    static Sealer sealer(SampleKeys keys) {
        return new Sealer(keys.hub("evidence"), List.of(keys.authority()), keys.timeStamps(), CLOCK);
    }

    static byte[] container(SampleKeys keys, ExchangeEvidence evidence) {
        try {
            return new EvidenceContainer(sealer(keys)).write(evidence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ExchangeEvidence rest() {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("gsb-message-id", messageId),
                new Headers.Header("gsb-agreement", "tax-person-identity"),
                new Headers.Header("gsb-user", "clerk-17 <script>")));
        byte[] body = "{\"nationalId\":\"0001234560\"}".getBytes(UTF_8);
        var target = URI.create("https://" + HUB + "/inquiries/person-identity/v1");
        var signed = new RestRequestSigner(keys.of(client), CLOCK, RANDOM).sign("POST", target, headers, body);
        Received received = received(target.getPath(), signed.headers(), body);
        var answer = new Payload.Json("{\"status\":\"FOUND\",\"firstName\":\"علی\"}".getBytes(UTF_8));
        return ended(received, answer, "application/json");
    }

    private ExchangeEvidence soap() {
        var header = new ExchangeHeader(
                Optional.of(messageId), Optional.of("tax-person-identity"), Optional.of("clerk-17"), Optional.empty());
        byte[] body = new SoapRequestSigner(keys.of(client), CLOCK)
                .sign(SoapRequestEnvelope.of(
                        protocol, HUB, header, Xml.parse("""
                            <PersonIdentityRequest xmlns="urn:gsb:person-identity:v1">\
                            <nationalId>0001234560</nationalId></PersonIdentityRequest>\
                            """.getBytes(UTF_8)).getDocumentElement()))
                .body();
        String type = protocol == Protocol.SOAP_1_1
                ? "text/xml; charset=utf-8"
                : "application/soap+xml; charset=utf-8; action=\"" + TYPE.action() + '"';
        Headers headers = new Headers(List.of(new Headers.Header("content-type", type)));
        if (protocol == Protocol.SOAP_1_1) {
            headers = headers.with("soapaction", '"' + TYPE.action() + '"');
        }
        var envelope = SoapRequestEnvelope.of(
                protocol, HUB, header, Xml.parse("""
                    <PersonIdentityResponse xmlns="urn:gsb:person-identity:v1">\
                    <status>FOUND</status></PersonIdentityResponse>\
                    """.getBytes(UTF_8)).getDocumentElement());
        return ended(received("/soap/person-identity/v1", headers, body), new Payload.Xml(envelope), "text/xml");
    }

    private Received received(String path, Headers headers, byte[] body) {
        return new Received(
                id,
                Instant.now(),
                protocol,
                "POST",
                HUB,
                path,
                Optional.empty(),
                Optional.of(TYPE),
                headers,
                body,
                body.length,
                "192.0.2.1",
                Optional.empty(),
                new Timeline());
    }

    private ExchangeEvidence ended(Received received, Payload answer, String type) {
        var outcome = new Outcome.Answered(new Answer(Answer.Status.FOUND, new Node.Fields(Map.of())));
        var headers = new Headers(List.of(
                new Headers.Header("content-type", type), new Headers.Header("gsb-exchange-id", id.toString())));
        SigningKey hub = keys.hub("signing");
        Reply reply = new ReplySigner(hub, CLOCK, new SoapReplySigner(hub, CLOCK)::sign)
                .sign(new Rendered(new Concluded(received, outcome), 200, headers, answer));
        Spoken asked =
                spoken("POST " + received.path() + " HTTP/1.1\r\nhost: " + HUB, received.headers(), received.body());
        Spoken answered = spoken("HTTP/1.1 200", reply.headers(), reply.body());
        return logged(asked, answered, accepted(received, asked).getBytes(UTF_8), """
            {"v":1,"id":"%s","kind":"ended","at":"%s","node":"node-1","status":200,"outcome":"FOUND",\
            "answerCommitment":"%s"}\
            """.formatted(
                        id, Instant.now(), commitment(answered))
                .getBytes(UTF_8));
    }

    private String accepted(Received received, Spoken asked) {
        return """
            {"v":1,"id":"%s","kind":"accepted","at":"%s","node":"node-1","steps":[0,12],"protocol":"%s",\
            "mode":"VERIFY","client":"%s","provider":"civil-registry/population","agreement":"tax-person-identity",\
            "user":"clerk-17 <script>","inquiry":"%s","messageId":"%s","thumbprint":"%s","requestCommitment":"%s"}\
            """.formatted(
                id,
                received.at(),
                Map.of(Protocol.REST, "REST", Protocol.SOAP_1_1, "SOAP 1.1", Protocol.SOAP_1_2, "SOAP 1.2")
                        .get(protocol),
                client,
                TYPE,
                messageId,
                HexFormat.of().formatHex(Revocation.sha256(keys.of(client).certificate())),
                commitment(asked));
    }

    private ExchangeEvidence logged(Spoken asked, Spoken answered, byte[] accepted, byte[] ended) {
        var log = new SampleLog();
        byte[] first = salt();
        byte[] second = salt();
        int firstAt = log.add(Manifest.sha256(first, accepted));
        log.add(salt());
        int secondAt = log.add(Manifest.sha256(second, ended));
        Note checkpoint = log.checkpoint();
        return new ExchangeEvidence(
                id,
                Optional.of(asked),
                Optional.of(answered),
                List.of(
                        new Recorded(Recorded.Kind.ACCEPTED, accepted, first, log.proof(firstAt, checkpoint)),
                        new Recorded(Recorded.Kind.ENDED, ended, second, log.proof(secondAt, checkpoint))),
                checkpoint.toBytes(),
                List.of(stamp(checkpoint)),
                SampleLog.LOG.verifier().vkey(),
                List.of(SampleLog.WITNESS.verifier().vkey()),
                Optional.of(keys.of(client).certificate()),
                keys.hub("signing").certificate(),
                List.of(keys.authority()),
                List.of(),
                List.of());
    }

    private byte[] stamp(Note checkpoint) {
        try {
            return keys.timeStamps().stamp(checkpoint.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Spoken spoken(String start, Headers headers, byte[] body) {
        var http = new ByteArrayOutputStream();
        http.writeBytes((start + "\r\n").getBytes(UTF_8));
        headers.all()
                .forEach(header -> http.writeBytes((header.name() + ": " + header.value() + "\r\n").getBytes(UTF_8)));
        http.writeBytes("\r\n".getBytes(UTF_8));
        http.writeBytes(body);
        return new Spoken(http.toByteArray(), salt());
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static String commitment(Spoken said) {
        return HexFormat.of().formatHex(Manifest.sha256(said.salt(), said.http()));
    }
}
