package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each forged or broken request, and the code that it is refused with. */
class RestForgeryTest {

    private static final SampleParties PARTIES = new SampleParties();
    private static final SigningKey KEY = PARTIES.keyOf(KeyType.EC_P256);
    private static final SigningKey OTHER = PARTIES.registered(new Party("post", "addresses"), KeyType.EC_P256, false);
    private static final SigningKey REVOKED = PARTIES.registered(SampleParties.PORTAL, KeyType.EC_P256, true);
    private static final SigningKey STRANGER = PARTIES.issued(KeyType.EC_P256, SampleParties.NOW);
    private static final SigningKey EXPIRED = PARTIES.registeredAt(SampleParties.NOW.minus(Duration.ofDays(3 * 365)));
    private static final SigningKey FUTURE = PARTIES.registeredAt(SampleParties.NOW.plus(Duration.ofDays(1)));

    private final RestVerifier verifier = new RestVerifier(PARTIES::registry, PARTIES.clock());

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"headers", "certificates", "times", "signatures", "tampered", "digests"})
    void is_refused(String defect, Code code, RestMessage message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> verifier.verify(message.received()));

        assertThat(refused).as(defect).isNotNull();
        assertThat(refused.refusal().code()).as(refused.refusal().detail()).isEqualTo(code);
        assertThat(refused.refusal().detail()).matches("(?s)[A-Z].{20,400}\\.");
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                post("no signature", Code.SIGNATURE_MISSING, m -> m),
                post("signature stripped", Code.SIGNATURE_MISSING, m -> m.sign().remove("signature")),
                post(
                        "signature input stripped",
                        Code.SIGNATURE_MISSING,
                        m -> m.sign().remove("signature-input")),
                post(
                        "another label",
                        Code.SIGNATURE_MISSING,
                        m -> m.header("signature-input", "sig=(\"@method\")").header("signature", "sig=:AAAA:")),
                post(
                        "another label claims our tag",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("signature-input", "sig=(\"@method\");tag=\"gsb-request\"")
                                .header("signature", "sig=:AAAA:")),
                post(
                        "a second label claims our tag",
                        Code.SIGNATURE_INVALID,
                        m -> m.sign().header("signature-input", "sig=(\"@method\");tag=\"gsb-request\"")),
                post(
                        "label twice in two lines",
                        Code.DUPLICATE_HEADER,
                        m -> m.header("signature-input", "gsb=()").sign()),
                post("label twice in one line", Code.DUPLICATE_HEADER, m -> twice(m.sign(), "signature")),
                post("label twice in one input line", Code.DUPLICATE_HEADER, m -> twice(m.sign(), "signature-input")),
                post("content type twice", Code.DUPLICATE_HEADER, m -> m.sign().header("content-type", "text/plain")),
                post("digest twice", Code.DUPLICATE_HEADER, m -> m.sign().header("content-digest", "sha-256=:AA==:")),
                post(
                        "message id twice",
                        Code.DUPLICATE_HEADER,
                        m -> m.sign().header("gsb-message-id", UUID.randomUUID().toString())),
                post("user twice", Code.DUPLICATE_HEADER, m -> m.sign().header("Gsb-User", "clerk-18")),
                post("host twice", Code.DUPLICATE_HEADER, m -> m.sign().header("Host", "other.example")),
                post(
                        "no digest",
                        Code.MISSING_HEADER,
                        m -> m.remove("content-digest").sign()),
                post(
                        "no content type",
                        Code.MISSING_HEADER,
                        m -> m.remove("content-type").sign()),
                post(
                        "no message id",
                        Code.MISSING_HEADER,
                        m -> m.remove("gsb-message-id").sign()),
                post(
                        "message id no UUID",
                        Code.MALFORMED_MESSAGE,
                        m -> m.replace("gsb-message-id", "1-2-3-4-5").sign()),
                post(
                        "empty user",
                        Code.MALFORMED_MESSAGE,
                        m -> m.replace("gsb-user", "").sign()),
                post(
                        "long user",
                        Code.MALFORMED_MESSAGE,
                        m -> m.replace("gsb-user", "u".repeat(257)).sign()),
                post(
                        "line break in user",
                        Code.MALFORMED_MESSAGE,
                        m -> m.replace("gsb-user", "a\nb").sign()),
                post(
                        "unknown gsb header",
                        Code.MALFORMED_MESSAGE,
                        m -> m.header("gsb-party", "post/addresses").sign()),
                post(
                        "compressed",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        m -> m.header("content-encoding", "gzip").sign()),
                get("GET with content", Code.MALFORMED_MESSAGE, m -> withBody(m.sign(), "{}")));
    }

    static Stream<Arguments> certificates() {
        return Stream.of(
                made(
                        "certificate that nobody registered",
                        Code.CERTIFICATE_UNKNOWN,
                        RestMessage.post(STRANGER).sign()),
                made(
                        "revoked certificate",
                        Code.CERTIFICATE_REVOKED,
                        RestMessage.post(REVOKED).sign()),
                made(
                        "expired certificate",
                        Code.CERTIFICATE_EXPIRED,
                        RestMessage.post(EXPIRED).sign()),
                made(
                        "certificate not yet valid",
                        Code.CERTIFICATE_EXPIRED,
                        RestMessage.post(FUTURE).sign()),
                post("no keyid", Code.SIGNATURE_INVALID, m -> m.without("keyid").sign()),
                post("TLS client of another agency", Code.CERTIFICATE_UNKNOWN, m -> overTls(m.sign(), OTHER)),
                post("TLS client that nobody registered", Code.CERTIFICATE_UNKNOWN, m -> overTls(m.sign(), STRANGER)));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                post(
                        "expired",
                        Code.SIGNATURE_EXPIRED,
                        m -> m.created(-361).expires(-61).sign()),
                post(
                        "created in the future",
                        Code.SIGNATURE_EXPIRED,
                        m -> m.created(61).expires(100).sign()),
                post(
                        "lives too long",
                        Code.SIGNATURE_EXPIRED,
                        m -> m.expires(301).sign()),
                post(
                        "expires before it was created",
                        Code.SIGNATURE_EXPIRED,
                        m -> m.created(10).expires(5).sign()),
                post(
                        "no created",
                        Code.SIGNATURE_INVALID,
                        m -> m.without("created").sign()),
                post(
                        "no expires",
                        Code.SIGNATURE_INVALID,
                        m -> m.without("expires").sign()),
                post(
                        "created is no integer",
                        Code.SIGNATURE_INVALID,
                        m -> m.parameter("created", "\"now\"").sign()));
    }

    static Stream<Arguments> signatures() {
        return Stream.of(
                post("other party's key", Code.SIGNATURE_INVALID, m -> signedBy(m, OTHER)),
                post(
                        "algorithm swapped",
                        Code.SIGNATURE_INVALID,
                        m -> m.parameter("alg", "\"ed25519\"").sign()),
                post(
                        "unknown algorithm",
                        Code.SIGNATURE_INVALID,
                        m -> m.parameter("alg", "\"hmac-sha256\"").sign()),
                post(
                        "no algorithm",
                        Code.SIGNATURE_INVALID,
                        m -> m.without("alg").sign()),
                post("no nonce", Code.SIGNATURE_INVALID, m -> m.without("nonce").sign()),
                post(
                        "empty nonce",
                        Code.SIGNATURE_INVALID,
                        m -> m.parameter("nonce", "\"\"").sign()),
                post("no tag", Code.SIGNATURE_INVALID, m -> m.without("tag").sign()),
                post(
                        "tag of an answer",
                        Code.SIGNATURE_INVALID,
                        m -> m.parameter("tag", "\"gsb-response\"").sign()),
                post(
                        "method not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("@method").sign()),
                post(
                        "authority not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("@authority").sign()),
                post(
                        "path not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("@path").sign()),
                post(
                        "digest not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("content-digest").sign()),
                post(
                        "content type not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("content-type").sign()),
                post(
                        "message id not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("gsb-message-id").sign()),
                post(
                        "user not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("gsb-user").sign()),
                post(
                        "tracking code not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("gsb-tracking-code", "1").sign()),
                post(
                        "prefer not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("prefer", "respond-async").sign()),
                post(
                        "accept not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("accept", "*/*").sign()),
                post(
                        "query not covered",
                        Code.SIGNATURE_INVALID,
                        m -> withQuery(m, "a=1").sign()),
                post(
                        "covered twice",
                        Code.SIGNATURE_INVALID,
                        m -> m.cover("@path").sign()),
                post(
                        "covered but not sent",
                        Code.SIGNATURE_INVALID,
                        m -> m.cover("date").sign()),
                post(
                        "covered of a request",
                        Code.SIGNATURE_INVALID,
                        m -> m.cover("\"@path\";req").sign()),
                post(
                        "covered only in part",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("content-digest")
                                .cover("\"content-digest\";key=\"sha-256\"")
                                .sign()),
                post(
                        "unknown component parameter",
                        Code.SIGNATURE_INVALID,
                        m -> m.cover("\"host\";bs").sign()),
                post(
                        "scheme that is not known",
                        Code.SIGNATURE_INVALID,
                        m -> m.cover("@scheme").sign()),
                get(
                        "GET without path covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.uncover("@path").sign()),
                get(
                        "GET with user not covered",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("gsb-user", "u").sign()),
                post(
                        "input that is no list",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("signature-input", "gsb=1").header("signature", "gsb=:AAAA:")),
                post(
                        "quote left open",
                        Code.SIGNATURE_INVALID,
                        m -> m.header("signature-input", "gsb=(\"a)").header("signature", "gsb=:AAAA:")),
                post(
                        "value that is no byte sequence",
                        Code.SIGNATURE_INVALID,
                        m -> m.sign().replace("signature", "gsb=\"AAAA\"")),
                post(
                        "value of zeros",
                        Code.SIGNATURE_INVALID,
                        m -> m.sign()
                                .replace(
                                        "signature",
                                        SignatureFields.write("", new byte[64]).signature())),
                post("empty value", Code.SIGNATURE_INVALID, m -> m.sign().replace("signature", "gsb=::")));
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                post("header changed", Code.SIGNATURE_INVALID, m -> m.sign().replace("gsb-user", "clerk-18")),
                post("agreement changed", Code.SIGNATURE_INVALID, m -> m.sign().replace("gsb-agreement", "other")),
                post("header stripped", Code.SIGNATURE_INVALID, m -> m.sign().remove("gsb-user")),
                post(
                        "content type changed",
                        Code.SIGNATURE_INVALID,
                        m -> m.sign().replace("content-type", "application/x-ndjson")),
                post("query added", Code.SIGNATURE_INVALID, m -> withQuery(m.sign(), "a=1")),
                post(
                        "query changed",
                        Code.SIGNATURE_INVALID,
                        m -> withQuery(withQuery(m, "a=1").cover("@query").sign(), "a=2")),
                post("addressed to another hub", Code.SIGNATURE_INVALID, m -> at(m.sign(), "hub.example")),
                post("moved to another path", Code.SIGNATURE_INVALID, m -> moved(m.sign(), "/inquiries/degree/v1")),
                post(
                        "digest changed with the body",
                        Code.SIGNATURE_INVALID,
                        m -> withBody(m.sign(), "{}")
                                .replace("content-digest", ContentDigest.of("{}".getBytes(UTF_8)))));
    }

    static Stream<Arguments> digests() {
        return Stream.of(
                post("body changed", Code.DIGEST_MISMATCH, m -> withBody(m.sign(), "{}")),
                post("body cut off", Code.DIGEST_MISMATCH, m -> withBody(m.sign(), "")),
                post(
                        "one of two digests wrong",
                        Code.DIGEST_MISMATCH,
                        m -> m.replace("content-digest", ContentDigest.of(m.body) + ", sha-512=:AAAA:")
                                .sign()),
                post(
                        "one digest twice",
                        Code.DIGEST_MISMATCH,
                        m -> m.replace("content-digest", "sha-256=:AAAA:, " + ContentDigest.of(m.body))
                                .sign()),
                post(
                        "only a digest that is broken",
                        Code.DIGEST_MISMATCH,
                        m -> m.replace(
                                        "content-digest",
                                        "md5=:" + Base64.getEncoder().encodeToString(new byte[16]) + ":")
                                .sign()),
                post(
                        "digest that is no byte sequence",
                        Code.DIGEST_MISMATCH,
                        m -> m.replace("content-digest", "sha-256=AAAA").sign()));
    }

    private static Arguments post(String defect, Code code, UnaryOperator<RestMessage> forge) {
        return made(defect, code, forge.apply(RestMessage.post(KEY)));
    }

    private static Arguments get(String defect, Code code, UnaryOperator<RestMessage> forge) {
        return made(defect, code, forge.apply(RestMessage.get(KEY)));
    }

    private static Arguments made(String defect, Code code, RestMessage message) {
        return arguments(defect, code, message);
    }

    private static RestMessage twice(RestMessage message, String field) {
        String value = message.received().headers().first(field).orElseThrow();
        return message.replace(field, value + ", " + value);
    }

    private static RestMessage signedBy(RestMessage message, SigningKey key) {
        message.key = key;
        return message.sign();
    }

    private static RestMessage overTls(RestMessage message, SigningKey client) {
        message.tlsClient = Optional.of(client.certificate());
        return message;
    }

    private static RestMessage withBody(RestMessage message, String body) {
        message.body = body.getBytes(UTF_8);
        return message;
    }

    private static RestMessage withQuery(RestMessage message, String query) {
        message.query = Optional.of(query);
        return message;
    }

    private static RestMessage at(RestMessage message, String authority) {
        message.authority = authority;
        return message;
    }

    private static RestMessage moved(RestMessage message, String path) {
        message.path = path;
        return message;
    }
}
