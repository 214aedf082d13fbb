package ir.gsb.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes stage types for tests without what the stages check. */
public final class Stages {

    private static final InquiryType INQUIRY = InquiryType.parse("person-identity/v1");
    private static final Party PROVIDER = Party.parse("civil-registry/population");

    private Stages() {}

    public static Received received(Instant at, RandomGenerator random, String method, byte[] body) {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("content-digest", "sha-256=:" + "A".repeat(43) + "=:"),
                new Headers.Header("signature-input", "gsb=(" + "\"@method\" ".repeat(20) + ");tag=\"gsb-request\""),
                new Headers.Header("signature", "gsb=:" + "A".repeat(86) + "==:")));
        return new Received(
                ExchangeId.at(at, random),
                at,
                Protocol.REST,
                method,
                "hub.example",
                "/inquiries/person-identity/v1",
                Optional.empty(),
                Optional.of(INQUIRY),
                headers,
                body,
                body.length,
                "192.0.2.7",
                Optional.empty(),
                new Timeline());
    }

    /** Verified as this party's, with a signature that is named and content that is its body. */
    public static Verified verified(Received received, Party party, Optional<String> messageId, String signature) {
        var stage = new Verified.Stage() {
            @Override
            public Verified verify(Received message) {
                return verified(
                        message,
                        new Verified.Verification(
                                party,
                                Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("certificate")),
                                "certificate".getBytes(StandardCharsets.UTF_8),
                                "ecdsa-p256-sha256",
                                message.at(),
                                message.at().plusSeconds(300),
                                sha256(signature),
                                sha256("value of " + signature),
                                sha256(new String(message.body(), StandardCharsets.UTF_8)),
                                new ExchangeHeader(
                                        messageId,
                                        Optional.of("A-1"),
                                        Optional.of("user-7"),
                                        Optional.of("970409730002178")),
                                new Payload.Json(message.body())));
            }
        };
        return stage.verify(received);
    }

    /** Admitted without asking whether it is a replay. */
    public static Admitted admitted(Verified verified) {
        return new Admitted.Stage() {
            @Override
            public Admitted admit(Verified message) {
                return admitted(message, Optional.empty());
            }
        }.admit(verified);
    }

    public static Authorised authorised(Admitted admitted) {
        var validated = new Canonical.Stage() {
            @Override
            public Canonical validate(Admitted message) {
                return canonical(
                        message,
                        new Canonical.Request(
                                INQUIRY,
                                Mode.VERIFY,
                                Set.of(),
                                Set.of("birthDate"),
                                Optional.of("0001234560"),
                                new Node.Fields(Map.of())),
                        new Edition() {});
            }
        };
        return new Authorised.Stage() {
            @Override
            public Authorised authorise(Canonical canonical) {
                return authorised(
                        canonical, new Authorised.Grant("A-1", "tax", "Act 7", Set.of("birthDate"), PROVIDER));
            }
        }.authorise(validated.validate(admitted));
    }

    public static Delivered delivered(Authorised authorised, byte[] evidence) {
        return new Delivered.Stage() {
            @Override
            public Delivered deliver(Authorised request) {
                return delivered(request, new Node.Fields(Map.of()), evidence);
            }
        }.deliver(authorised);
    }

    public static Outcome answered() {
        return new Outcome.Answered(new Answer(Answer.Status.MATCH, new Node.Fields(Map.of())));
    }

    public static Reply reply(Reached reached, Outcome outcome, int status, byte[] body) {
        var headers = new Headers(List.of(
                new Headers.Header("content-type", "application/json"),
                new Headers.Header("signature", "gsb=:" + "B".repeat(86) + "==:")));
        return new Reply(new Concluded(reached, outcome), status, headers, body);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
