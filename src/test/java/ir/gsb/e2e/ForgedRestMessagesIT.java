package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** REST messages that somebody forged, each named by its defect, sent through the front door of a running hub. */
class ForgedRestMessagesIT {

    private static final Party POST = Party.parse("post/addresses");

    @Test
    void the_message_they_are_made_of_is_answered() throws Exception {
        var attacker = new Attacker();
        int before = Attacker.asked();
        RestForgery good = RestForgery.post().sign();

        var answer = attacker.send(good.bytes());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        AnswerSignature.verifyRest(answer, java.util.Optional.of(good));
        assertThat(Attacker.asked()).isEqualTo(before + 1);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"signatures", "times", "keys", "headers", "tampered", "coverage", "contents"})
    void is_refused(String defect, Code code, UnaryOperator<RestForgery> forge) throws Exception {
        new Attacker().isRefused(forge.apply(RestForgery.post()), code);
    }

    static Stream<Arguments> signatures() {
        return Stream.of(
                forged("no signature", Code.SIGNATURE_MISSING, f -> f),
                forged(
                        "stripped signature",
                        Code.SIGNATURE_MISSING,
                        f -> f.sign().remove("signature")),
                forged(
                        "stripped signature input",
                        Code.SIGNATURE_MISSING,
                        f -> f.sign().remove("signature-input")),
                forged("signature under another label", Code.SIGNATURE_INVALID, f -> relabelled(f.sign())),
                forged(
                        "a second signature that claims the tag",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign()
                                .header("signature-input", "x=();tag=\"gsb-request\"")
                                .header("signature", "x=:AAAA:")),
                forged(
                        "signature value empty",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().replace("signature", "gsb=::")),
                forged(
                        "signature value of zeros",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().replace("signature", "gsb=:" + "A".repeat(86) + "==:")),
                forged(
                        "signature value of 10,000 bytes",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().replace("signature", "gsb=:" + "A".repeat(10_000) + ":")),
                forged(
                        "signature input that is no list",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().replace("signature-input", "gsb=1")),
                forged(
                        "algorithm swapped for another of the contract",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter("alg", "\"ed25519\"").sign()),
                forged(
                        "algorithm swapped for HMAC",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter("alg", "\"hmac-sha256\"").sign()),
                forged(
                        "algorithm none",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter("alg", "\"none\"").sign()),
                forged(
                        "RSA party that says ECDSA",
                        Code.SIGNATURE_INVALID,
                        f -> RestForgery.post(SampleHub.MUNICIPALITY, RestForgery.INQUIRY)
                                .parameter("alg", "\"ecdsa-p256-sha256\"")
                                .sign()),
                forged(
                        "ECDSA party that says RSA",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter("alg", "\"rsa-v1_5-sha256\"").sign()),
                forged(
                        "tag of an answer",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter("tag", "\"gsb-response\"").sign()),
                forged(
                        "no nonce",
                        Code.SIGNATURE_INVALID,
                        f -> f.without("nonce").sign()));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                forged(
                        "expired",
                        Code.SIGNATURE_EXPIRED,
                        f -> f.lives(-400, -100).sign()),
                forged(
                        "created tomorrow",
                        Code.SIGNATURE_EXPIRED,
                        f -> f.lives(86_400, 86_500).sign()),
                forged(
                        "lives for an hour",
                        Code.SIGNATURE_EXPIRED,
                        f -> f.lives(0, 3600).sign()),
                forged(
                        "prolonged after it was signed",
                        Code.SIGNATURE_INVALID,
                        f -> prolonged(f.lives(-200, 20).sign())),
                forged(
                        "created beyond all time",
                        Code.SIGNATURE_EXPIRED,
                        f -> f.parameter("created", "999999999999999")
                                .parameter("expires", "999999999999999")
                                .sign()),
                forged(
                        "created before all time",
                        Code.SIGNATURE_EXPIRED,
                        f -> f.parameter("created", "-999999999999999")
                                .parameter("expires", "-999999999999999")
                                .sign()));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                forged(
                        "other party's key",
                        Code.SIGNATURE_INVALID,
                        f -> f.signedBy(POST).sign()),
                forged(
                        "keyid of another registered party",
                        Code.SIGNATURE_INVALID,
                        f -> f.parameter(
                                        "keyid",
                                        RestForgery.quoted(
                                                SampleHub.get().key(POST).thumbprint()))
                                .sign()),
                forged(
                        "keyid of nobody",
                        Code.CERTIFICATE_UNKNOWN,
                        f -> f.parameter("keyid", RestForgery.quoted("A".repeat(43)))
                                .sign()),
                forged(
                        "keyid of the hub itself",
                        Code.CERTIFICATE_UNKNOWN,
                        f -> f.parameter(
                                        "keyid",
                                        RestForgery.quoted(ir.gsb.security.Thumbprint.of(
                                                SampleHub.get().hubCertificate())))
                                .sign()),
                forged(
                        "a party without an agreement",
                        Code.ACCESS_DENIED,
                        f -> RestForgery.post(POST, RestForgery.INQUIRY).sign()),
                forged(
                        "another party's agreement",
                        Code.ACCESS_DENIED,
                        f -> f.header("gsb-agreement", "A-2001")
                                .cover("gsb-agreement")
                                .sign()),
                forged(
                        "addressed to another hub",
                        Code.MALFORMED_MESSAGE,
                        f -> f.authority("other.example")
                                .header("host", "other.example")
                                .sign()),
                forged(
                        "signed for another hub, sent to this one",
                        Code.SIGNATURE_INVALID,
                        f -> f.authority("other.example")
                                .sign()
                                .authority(SampleHub.get().authority())));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                forged(
                        "duplicate content type",
                        Code.DUPLICATE_HEADER,
                        f -> f.sign().header("content-type", "text/plain")),
                forged(
                        "duplicate digest",
                        Code.DUPLICATE_HEADER,
                        f -> f.sign().header("content-digest", RestForgery.digest(new byte[0]))),
                forged(
                        "duplicate message id",
                        Code.DUPLICATE_HEADER,
                        f -> f.sign().header("gsb-message-id", UUID.randomUUID().toString())),
                forged("duplicate user", Code.DUPLICATE_HEADER, f -> f.sign().header("Gsb-User", "clerk-18")),
                forged(
                        "duplicate user, both signed",
                        Code.DUPLICATE_HEADER,
                        f -> f.header("gsb-user", "clerk-18").sign()),
                forged("duplicate signature", Code.DUPLICATE_HEADER, f -> {
                    f.sign();
                    return f.header("signature", f.headers().first("signature").orElseThrow());
                }),
                forged(
                        "duplicate signature input",
                        Code.DUPLICATE_HEADER,
                        f -> f.header("signature-input", "gsb=()").sign()),
                forged(
                        "unsigned user",
                        Code.SIGNATURE_INVALID,
                        f -> f.uncover("gsb-user").sign()),
                forged(
                        "unsigned agreement",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().header("gsb-agreement", "A-1001")),
                forged("unsigned accept", Code.SIGNATURE_INVALID, f -> f.sign().header("accept", "application/json")),
                forged("unsigned prefer", Code.SIGNATURE_INVALID, f -> f.sign().header("prefer", "respond-async")),
                forged(
                        "unknown gsb header",
                        Code.MALFORMED_MESSAGE,
                        f -> f.header("gsb-party", "post/addresses")
                                .cover("gsb-party")
                                .sign()),
                forged(
                        "no message id",
                        Code.MISSING_HEADER,
                        f -> f.remove("gsb-message-id")
                                .uncover("gsb-message-id")
                                .sign()),
                forged(
                        "message id that is no UUID",
                        Code.MALFORMED_MESSAGE,
                        f -> f.replace("gsb-message-id", "' OR 1=1 --").sign()),
                forged(
                        "no digest",
                        Code.MISSING_HEADER,
                        f -> f.remove("content-digest")
                                .uncover("content-digest")
                                .sign()),
                forged(
                        "user of 300 characters",
                        Code.MALFORMED_MESSAGE,
                        f -> f.replace("gsb-user", "u".repeat(300)).sign()),
                forged(
                        "content type of nothing served",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        f -> f.replace("content-type", "multipart/form-data").sign()),
                forged(
                        "content type in UTF-16",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        f -> f.replace("content-type", "application/json; charset=utf-16")
                                .sign()),
                forged(
                        "accepts XML only",
                        Code.NOT_ACCEPTABLE,
                        f -> f.header("accept", "application/xml")
                                .cover("accept")
                                .sign()));
    }

    static Stream<Arguments> tampered() {
        return Stream.of(
                forged("changed header", Code.SIGNATURE_INVALID, f -> f.sign().replace("gsb-user", "clerk-18")),
                forged("stripped header", Code.SIGNATURE_INVALID, f -> f.sign().remove("gsb-user")),
                forged(
                        "content type changed",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().replace("content-type", "application/json; charset=utf-8")),
                forged(
                        "query added",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().target("/inquiries/person-identity/v1?debug=true")),
                forged(
                        "query changed",
                        Code.SIGNATURE_INVALID,
                        f -> f.target("/inquiries/person-identity/v1?a=1")
                                .cover("@query")
                                .sign()
                                .target("/inquiries/person-identity/v1?a=2")),
                forged(
                        "query not covered",
                        Code.SIGNATURE_INVALID,
                        f -> f.target("/inquiries/person-identity/v1?a=1").sign()),
                forged(
                        "moved to another inquiry",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().target("/inquiries/postal-address/v1")),
                forged(
                        "digest changed with the body",
                        Code.SIGNATURE_INVALID,
                        f -> f.sign().content("{}".getBytes(UTF_8))),
                forged(
                        "digest that is not the body's",
                        Code.DIGEST_MISMATCH,
                        f -> f.replace("content-digest", RestForgery.digest("{}".getBytes(UTF_8)))
                                .sign()),
                forged(
                        "body changed",
                        Code.DIGEST_MISMATCH,
                        f -> f.sign()
                                .body(RestForgery.INQUIRY
                                        .replace("1234560", "1234561")
                                        .getBytes(UTF_8))),
                forged("body cut off", Code.DIGEST_MISMATCH, f -> f.sign().body(new byte[0])),
                forged(
                        "one of two digests wrong",
                        Code.DIGEST_MISMATCH,
                        f -> f.replace(
                                        "content-digest",
                                        f.headers().first("content-digest").orElseThrow() + ", sha-512=:AAAA:")
                                .sign()),
                forged(
                        "digest of a broken algorithm only",
                        Code.DIGEST_MISMATCH,
                        f -> f.replace("content-digest", "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:")
                                .sign()));
    }

    static Stream<Arguments> coverage() {
        return Stream.of("@method", "@authority", "@path", "content-digest", "content-type", "gsb-message-id")
                .map(name -> forged(
                        name + " not covered",
                        Code.SIGNATURE_INVALID,
                        f -> f.uncover(name).sign()));
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                content("nothing", Code.MALFORMED_MESSAGE, ""),
                content("deep nesting of objects", Code.MALFORMED_MESSAGE, "{\"a\":".repeat(5000)),
                content("deep nesting of arrays", Code.MALFORMED_MESSAGE, "{\"fields\":" + "[".repeat(100_000)),
                content(
                        "duplicate keys",
                        Code.MALFORMED_MESSAGE,
                        "{\"nationalId\":\"0001234560\",\"nationalId\":\"9992468106\"}"),
                content(
                        "duplicate keys, one of them escaped",
                        Code.MALFORMED_MESSAGE,
                        "{\"nationalId\":\"0001234560\",\"national\\u0049d\":\"9992468106\"}"),
                content("two objects", Code.MALFORMED_MESSAGE, RestForgery.INQUIRY + "{}"),
                content("array", Code.SCHEMA_VIOLATION, "[]"),
                content("comment", Code.MALFORMED_MESSAGE, "/* */" + RestForgery.INQUIRY),
                content("NaN", Code.MALFORMED_MESSAGE, "{\"nationalId\":NaN}"),
                content("number beyond all numbers", Code.SCHEMA_VIOLATION, "{\"nationalId\":1e400}"),
                content("number with a huge exponent", Code.SCHEMA_VIOLATION, "{\"nationalId\":1e999999999}"),
                content("number of 5,000 digits", Code.MALFORMED_MESSAGE, "{\"nationalId\":" + "9".repeat(5000) + "}"),
                content("number of 900 digits", Code.SCHEMA_VIOLATION, "{\"nationalId\":" + "9".repeat(900) + "}"),
                content("null", Code.SCHEMA_VIOLATION, inquiry("null")),
                content("key of 100,000 characters", Code.MALFORMED_MESSAGE, "{\"" + "k".repeat(100_000) + "\":1}"),
                content("lone surrogate in a value", Code.SCHEMA_VIOLATION, inquiry("\"\\ud800\"")),
                content("lone surrogate in a key", Code.SCHEMA_VIOLATION, "{\"\\ud800\":1}"),
                content(
                        "half of a surrogate pair left by cutting",
                        Code.SCHEMA_VIOLATION,
                        "{\"" + "k".repeat(63) + "\\ud83d\\ude00\":1}"),
                content("lone surrogate in a key twice", Code.MALFORMED_MESSAGE, "{\"\\udc00\":1,\"\\udc00\":1}"),
                content("NUL in a key", Code.SCHEMA_VIOLATION, "{\"\\u0000\":1}"),
                content("NUL in a value", Code.SCHEMA_VIOLATION, inquiry("\"0001234560\\u0000\"")),
                content("line break in a key", Code.SCHEMA_VIOLATION, "{\"a\\r\\nb\":1}"),
                content("digits of another script", Code.SCHEMA_VIOLATION, inquiry("\"۰۰۰۱۲۳۴۵۶۰\"")),
                content("10,000 unknown keys", Code.SCHEMA_VIOLATION, unknownKeys()),
                bytes("not UTF-8", Code.MALFORMED_MESSAGE, new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', '}'}),
                bytes(
                        "UTF-16",
                        Code.MALFORMED_MESSAGE,
                        RestForgery.INQUIRY.getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                bytes("byte order mark", Code.MALFORMED_MESSAGE, ("\uFEFF" + RestForgery.INQUIRY).getBytes(UTF_8)),
                content("UTF-7", Code.MALFORMED_MESSAGE, "+AHs-" + RestForgery.INQUIRY),
                forged(
                        "compressed",
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        f -> f.content(zipped())
                                .header("content-encoding", "gzip")
                                .sign()),
                forged("compressed in transfer", Code.UNSUPPORTED_MEDIA_TYPE, f -> chunked(f, "gzip, chunked")));
    }

    private static Arguments forged(String defect, Code code, UnaryOperator<RestForgery> forge) {
        return arguments(defect, code, forge);
    }

    private static Arguments content(String defect, Code code, String json) {
        return bytes(defect, code, json.getBytes(UTF_8));
    }

    private static Arguments bytes(String defect, Code code, byte[] content) {
        return forged(defect, code, f -> f.content(content).sign());
    }

    private static String inquiry(String nationalId) {
        return RestForgery.INQUIRY.replace("\"0001234560\"", nationalId);
    }

    private static String unknownKeys() {
        var json = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            json.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
        }
        return json.append("}").toString();
    }

    private static RestForgery relabelled(RestForgery forgery) {
        for (String name : new String[] {"signature", "signature-input"}) {
            forgery.replace(name, forgery.headers().first(name).orElseThrow().replaceFirst("gsb=", "sig="));
        }
        return forgery;
    }

    private static RestForgery prolonged(RestForgery forgery) {
        String input = forgery.headers().first("signature-input").orElseThrow();
        long later = java.time.Instant.now().getEpochSecond() + 90;
        return forgery.replace("signature-input", input.replaceFirst("expires=[0-9]+", "expires=" + later));
    }

    private static byte[] zipped() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(RestForgery.INQUIRY.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static RestForgery chunked(RestForgery forgery, String coding) {
        byte[] zipped = zipped();
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes((Integer.toHexString(zipped.length) + "\r\n").getBytes(UTF_8));
        chunks.writeBytes(zipped);
        chunks.writeBytes("\r\n0\r\n\r\n".getBytes(UTF_8));
        return forgery.sign().body(chunks.toByteArray()).header("transfer-encoding", coding);
    }
}
