package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ir.gsb.message.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong before there is a message at all: requests that no client library sends. HOST stands for the hub's. */
class HostileHttpIT {

    private static final String POST = "POST /inquiries/person-identity/v1 HTTP/1.1\nHost: HOST\n";
    private static final String GET = "GET /inquiries HTTP/1.1\nHost: HOST\n";

    private final SampleHub hub = SampleHub.get();

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource({"framing", "heads", "targets", "hosts", "versions", "methods"})
    void is_refused(String defect, Code code, String request) throws Exception {
        var attacker = new Attacker();

        var answer = attacker.send(request.replace("HOST", hub.authority()));

        attacker.wasRefused(answer, code, Optional.empty());
    }

    static Stream<Arguments> framing() {
        return Stream.of(
                malformed(
                        "length and chunks",
                        POST + "Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\nGET / HTTP/1.1\n\n"),
                malformed("two lengths", POST + "Content-Length: 4\nContent-Length: 5\n\nabcde"),
                malformed("two equal lengths in one line", POST + "Content-Length: 4, 4\n\nabcd"),
                malformed("length with a sign", POST + "Content-Length: +4\n\nabcd"),
                malformed("negative length", POST + "Content-Length: -4\n\nabcd"),
                malformed("length in hexadecimal", POST + "Content-Length: 0x4\n\nabcd"),
                malformed("length beyond all numbers", POST + "Content-Length: 99999999999999999999\n\nabcd"),
                malformed("chunk of no size", POST + "Transfer-Encoding: chunked\n\nZZ\nabc\n0\n\n"),
                malformed(
                        "chunk beyond all numbers", POST + "Transfer-Encoding: chunked\n\nFFFFFFFFFFFFFFFFF\na\n0\n\n"),
                malformed("chunked twice", POST + "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n"),
                malformed("chunked not last", POST + "Transfer-Encoding: chunked, gzip\n\n0\n\n"),
                malformed("transfer coding that only looks so", POST + "Transfer-Encoding: xchunked\n\n0\n\n"),
                malformed("expects what is not known", POST + "Expect: 200-ok\nContent-Length: 2\n\n{}"));
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                malformed("folded header", POST + "Gsb-User: a\n b\nContent-Length: 2\n\n{}"),
                malformed("NUL in a header", POST + "Gsb-User: a\0b\nContent-Length: 2\n\n{}"),
                malformed("space before the colon", POST + "Gsb-User : a\nContent-Length: 2\n\n{}"),
                malformed("header without a colon", POST + "Gsb-User\nContent-Length: 2\n\n{}"),
                malformed("header without a name", POST + ": a\nContent-Length: 2\n\n{}"),
                malformed("no HTTP", "\0\1\2\3\n\n"),
                malformed("TLS on the port without", "\26\3\1\0\245\1\0\0\241\3\3" + "x".repeat(160)),
                refused("header of 20 KB", Code.MESSAGE_TOO_LARGE, POST + "X: " + "a".repeat(20_000) + "\n\n"),
                refused("headers of 20 KB", Code.MESSAGE_TOO_LARGE, POST + "X: aaaaaaaaaa\n".repeat(1500) + "\n"),
                refused(
                        "target of 20 KB",
                        Code.MESSAGE_TOO_LARGE,
                        "GET /" + "a".repeat(20_000) + " HTTP/1.1\nHost: HOST\n\n"));
    }

    static Stream<Arguments> targets() {
        return Stream.concat(
                Stream.of(
                                "//inquiries",
                                "/inquiries//",
                                "/inquiries/x/../y",
                                "/inquiries/..",
                                "/./inquiries",
                                "/%2e/inquiries",
                                "/inquiries/person%2Didentity/v1",
                                "/inquiries%00",
                                "/inquiries%u002e",
                                "/inquiries;a=b",
                                "/inquiries?",
                                "/inquiries?a=%41",
                                "/inquiries?a=1;b=2",
                                "/inquiries#x",
                                "/inquiries?a#x",
                                "//",
                                "/search/../inquiries",
                                "/services/%2e%2e/inquiries",
                                "/assets/%2e%2e/x",
                                "/track;code=1",
                                "/actuator/../inquiries",
                                "/actuator/health/../env",
                                "/actuator/health;x",
                                "/actuator/%68ealth",
                                "//actuator/health",
                                "*",
                                "inquiries",
                                "http://other.example/inquiries",
                                "http://other.example/actuator/health",
                                "http://user@HOST/inquiries",
                                "http://HOST@other.example/inquiries",
                                "https://other.example:443/inquiries",
                                "file:///etc/hostname")
                        .map(target -> malformed("target " + target, "GET " + target + " HTTP/1.1\nHost: HOST\n\n")),
                Stream.of(
                                "/INQUIRIES",
                                "/inquiries/",
                                "/inquiries/person-identity",
                                "/inquiries/person-identity/v0",
                                "/inquiries/person-identity/v01",
                                "/inquiries/person-identity/v99999999999",
                                "/inquiries/person-identity/v1/../../",
                                "/error",
                                "/index.html",
                                "/EN",
                                "/services/",
                                "/en/inquiries",
                                "/actuator",
                                "/actuator/",
                                "/actuator/env",
                                "/actuator/beans",
                                "/actuator/heapdump",
                                "/actuator/loggers",
                                "/actuator/shutdown",
                                "/actuator/health/db",
                                "/actuator/prometheus/x",
                                "/ACTUATOR/health",
                                "/.git/config",
                                "/.well-known/other")
                        .filter(target -> !target.contains(".."))
                        .map(target -> refused(
                                "target " + target,
                                Code.UNKNOWN_INQUIRY,
                                "GET " + target + " HTTP/1.1\nHost: HOST\n\n")));
    }

    static Stream<Arguments> hosts() {
        return Stream.of(
                malformed("no Host", "GET /inquiries HTTP/1.1\n\n"),
                malformed("two Hosts", GET + "Host: other.example\n\n"),
                malformed("the same Host twice", GET + "Host: HOST\n\n"),
                malformed("empty Host", "GET /inquiries HTTP/1.1\nHost:\n\n"),
                malformed("foreign Host", "GET /inquiries HTTP/1.1\nHost: other.example\n\n"),
                malformed("Host with a user", "GET /inquiries HTTP/1.1\nHost: user@HOST\n\n"),
                malformed("Host with a path", "GET /inquiries HTTP/1.1\nHost: HOST/inquiries\n\n"),
                malformed("Host with a dot", "GET /inquiries HTTP/1.1\nHost: localhost.:1\n\n"),
                malformed("two names in Host", "GET /inquiries HTTP/1.1\nHost: HOST, other.example\n\n"),
                malformed("HTTP/1.0 without Host", "GET /inquiries HTTP/1.0\n\n"),
                malformed(
                        "foreign Host, forwarded for ours",
                        "GET /inquiries HTTP/1.1\n"
                                + "Host: other.example\n"
                                + "X-Forwarded-Host: HOST\n"
                                + "Forwarded: host=HOST\n\n"));
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                malformed("HTTP/0.9", "GET /inquiries\n\n"),
                malformed("HTTP/1.2", "GET /inquiries HTTP/1.2\nHost: HOST\n\n"),
                malformed("HTTP/2 preface", "PRI * HTTP/2.0\n\nSM\n\n\0\0\0\4\0\0\0\0\0"),
                malformed("HTTP/3", "GET /inquiries HTTP/3\nHost: HOST\n\n"));
    }

    static Stream<Arguments> methods() {
        return Stream.concat(
                Stream.of("post", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
                        .map(method -> refused(
                                method,
                                Code.METHOD_NOT_ALLOWED,
                                method + " /inquiries/person-identity/v1 HTTP/1.1\nHost: HOST\nContent-Length: 0\n\n")),
                Stream.of(
                        malformed("CONNECT", "CONNECT other.example:443 HTTP/1.1\nHost: HOST\n\n"),
                        malformed("method with a sign", "G@T /inquiries HTTP/1.1\nHost: HOST\n\n"),
                        malformed("OPTIONS of everything", "OPTIONS * HTTP/1.1\nHost: HOST\n\n"),
                        refused(
                                "TRACE of what is watched",
                                Code.UNKNOWN_INQUIRY,
                                "TRACE /actuator/health HTTP/1.1\nHost: HOST\n\n"),
                        refused(
                                "POST to what is watched",
                                Code.UNKNOWN_INQUIRY,
                                "POST /actuator/health HTTP/1.1\nHost: HOST\nContent-Length: 0\n\n")));
    }

    @Test
    void names_the_methods_that_are_served() throws Exception {
        var answer = new Attacker()
                .send(("PUT /inquiries/person-identity/v1 HTTP/1.1\nHost: HOST\nContent-Length: 0\n\n")
                        .replace("HOST", hub.authority()));

        assertThat(answer.headers().first("allow")).contains("GET, POST");
    }

    @Test
    void answers_head_without_a_body() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, "HEAD /inquiries/person-identity/v1 HTTP/1.1\nHost: HOST\nConnection: close\n\n");

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 405").endsWith("\r\n\r\n").contains("ignature: gsb");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void shows_its_health_and_nothing_more(String target) throws Exception {
        var answer = new Attacker()
                .send("GET TARGET?showDetails=true HTTP/1.1\nHost: localhost\nConnection: close\n\n"
                        .replace("TARGET", target));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"UP\"").doesNotContain("components", "details");
        Attacker.tellsNothing(answer);
    }

    @Test
    void answers_pipelined_requests_one_after_the_other() throws Exception {
        var attacker = new Attacker();
        RestForgery good = RestForgery.post().header("connection", "keep-alive").sign();
        try (Socket socket = attacker.connect()) {
            socket.getOutputStream().write(good.bytes());
            socket.getOutputStream().write(good.bytes());
            socket.getOutputStream().write("BAD\0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            var in = new BufferedInputStream(socket.getInputStream());

            RawHttp.Response first = RawHttp.read(in);
            RawHttp.Response second = RawHttp.read(in);
            RawHttp.Response third = RawHttp.read(in);

            assertThat(first.status()).as(first.text()).isEqualTo(200);
            AnswerSignature.verifyRest(first, Optional.of(good));
            attackerSaw(second, Code.REPLAY_REFUSED, Optional.of(good));
            attackerSaw(third, Code.MALFORMED_MESSAGE, Optional.empty());
        }
    }

    private static void attackerSaw(RawHttp.Response answer, Code code, Optional<RestForgery> request)
            throws Exception {
        new Attacker().wasRefused(answer, code, request);
    }

    @Test
    void refuses_before_it_has_read_a_message_that_says_it_is_too_large() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, POST + "Content-Length: 999999999\n\nabcd");

            attacker.wasRefused(answer(socket), Code.MESSAGE_TOO_LARGE, Optional.empty());
        }
    }

    @Test
    void does_not_ask_for_content_that_is_too_large() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, POST + "Expect: 100-continue\nContent-Length: 999999999\n\n");

            attacker.wasRefused(answer(socket), Code.MESSAGE_TOO_LARGE, Optional.empty());
        }
    }

    @Test
    void asks_for_content_that_is_waited_for() throws Exception {
        RestForgery good = RestForgery.post().header("expect", "100-continue").sign();
        byte[] bytes = good.bytes();
        int head = bytes.length - RestForgery.INQUIRY.length();
        try (Socket socket = new Attacker().connect()) {
            socket.getOutputStream().write(bytes, 0, head);
            var in = new BufferedInputStream(socket.getInputStream());
            String go = new String(in.readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length()), StandardCharsets.UTF_8);
            assertThat(go).startsWith("HTTP/1.1 100 Continue");

            socket.getOutputStream().write(bytes, head, bytes.length - head);

            assertThat(RawHttp.read(in).status()).isEqualTo(200);
        }
    }

    @Test
    void refuses_chunks_without_end_as_soon_as_they_are_too_many() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, POST + "Transfer-Encoding: chunked\n\n");
            byte[] chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 10; i++) {
                socket.getOutputStream().write(chunk);
            }
            write(socket, "1\nx\n");

            attacker.wasRefused(answer(socket), Code.MESSAGE_TOO_LARGE, Optional.empty());
        }
    }

    @Test
    void refuses_an_envelope_that_is_too_large_in_both_versions() throws Exception {
        for (String type : new String[] {"text/xml", "application/soap+xml"}) {
            var attacker = new Attacker();
            try (Socket socket = attacker.connect()) {
                write(
                        socket,
                        "POST /soap/person-identity/v1 HTTP/1.1\nHost: HOST\nContent-Type: " + type
                                + "\nTransfer-Encoding: chunked\n\n100001\n" + "x".repeat((1 << 20) + 1));

                attacker.wasFault(answer(socket), Code.MESSAGE_TOO_LARGE, type.startsWith("application"));
            }
        }
    }

    @Test
    void takes_a_message_as_large_as_is_allowed() throws Exception {
        RestForgery large = RestForgery.post().content(new byte[10 << 20]).sign();

        new Attacker().isRefused(large, Code.MALFORMED_MESSAGE);
    }

    @Test
    void records_a_message_that_broke_off() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, POST + "Content-Length: 50\n\nabc");
            socket.shutdownOutput();

            attacker.wasRefused(answer(socket), Code.MALFORMED_MESSAGE, Optional.empty());
        }
    }

    @Test
    void refuses_a_bad_chunk_after_a_good_one() throws Exception {
        var attacker = new Attacker();
        try (Socket socket = attacker.connect()) {
            write(socket, POST + "Transfer-Encoding: chunked\n\n3\nabc\n");
            write(socket, "what\n\n");

            attacker.wasRefused(answer(socket), Code.MALFORMED_MESSAGE, Optional.empty());
        }
    }

    @Test
    void does_not_interpret_headers_of_the_inside() throws Exception {
        RestForgery good = RestForgery.post()
                .header("CamelHttpUri", "http://127.0.0.1:1/")
                .header("CamelHttpPath", "/evil")
                .header("CamelHttpMethod", "DELETE")
                .header("CamelBeanMethodName", "close")
                .header("CamelToEndpoint", "log:evil")
                .header("breadcrumbId", "evil")
                .header("org.apache.camel.x", "evil")
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/actuator/env")
                .sign();

        var answer = new Attacker().send(good.bytes());

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"FOUND\",\"firstName\":\"علی\"}");
    }

    @Test
    void stays_on_http_1_1_whatever_upgrade_is_asked() throws Exception {
        var answer = new Attacker()
                .send((GET + "Connection: Upgrade, HTTP2-Settings, close\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n\n")
                        .replace("HOST", hub.authority()));

        assertThat(answer.status()).isEqualTo(200);
    }

    private void write(Socket socket, String text) throws IOException {
        socket.getOutputStream()
                .write(text.replace("HOST", hub.authority())
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static RawHttp.Response answer(Socket socket) throws IOException {
        return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
    }

    private static Arguments malformed(String defect, String request) {
        return refused(defect, Code.MALFORMED_MESSAGE, request);
    }

    private static Arguments refused(String defect, Code code, String request) {
        return arguments(defect, code, request);
    }
}
