package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeStampClientTest {

    private static final byte[] CONTENT = "gsb.example/log\n5\nroot\n".getBytes(UTF_8);

    /** What the server does with a question. */
    private interface Behaviour {
        byte[] answer(byte[] question) throws IOException;
    }

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private TimeStampAuthority authority;
    private TimeStampVerifier verifier;
    private String type = "application/timestamp-reply";
    private Duration patience = Duration.ofSeconds(30);
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        var pki = new SamplePki(folder, Clock.systemUTC(), random);
        pki.ensure(List.of());
        authority = pki.timeStampAuthority();
        verifier = new TimeStampVerifier(new TrustAnchors(Set.of(SigningKeys.certificate(folder.resolve("ca.pem")))));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void gets_a_token_that_proves_when_the_content_was_there() throws Exception {
        byte[] token = ask(authority::answer);

        TimeStamp stamp = verifier.verify(token, CONTENT);
        assertThat(stamp.at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(stamp.by().getSubjectX500Principal().getName()).contains("GSB sample TSA");
        assertThatThrownBy(() -> verifier.verify(token, new byte[1]))
                .isInstanceOf(NotProvenException.class)
                .hasMessage("the time-stamp is over something else");
    }

    @Test
    void refuses_the_answer_to_another_question() throws IOException {
        byte[] earlier = authority.answer(TimeStampQuery.of(CONTENT, random).encoded());

        refuses(question -> earlier, "does not belong to the question");
    }

    @Test
    void refuses_a_token_of_a_stranger(@TempDir Path elsewhere) throws IOException {
        var pki = new SamplePki(elsewhere, Clock.systemUTC(), random);
        pki.ensure(List.of());

        refuses(pki.timeStampAuthority()::answer, "no trusted authority vouches");
    }

    @Test
    void refuses_what_is_no_answer() {
        refuses(question -> "<html>".getBytes(UTF_8), "no time-stamp from http://127.0.0.1");
        refuses(question -> new byte[100_000], "no time-stamp from");
        refuses(question -> new byte[0], "no time-stamp from");
    }

    @Test
    void refuses_another_status_or_type() {
        status = 302;
        refuses(authority::answer, "HTTP 302");
        status = 200;
        type = "text/html";
        refuses(authority::answer, "content of another type");
    }

    @Test
    void does_not_wait_longer_than_its_patience() {
        patience = Duration.ofSeconds(1);
        refuses(
                question -> {
                    try {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return question;
                },
                "timed out");
    }

    private void refuses(Behaviour behaviour, String why) {
        assertThatThrownBy(() -> ask(behaviour)).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    private byte[] ask(Behaviour behaviour) throws IOException {
        var context = server.createContext("/", exchange -> answer(exchange, behaviour));
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (var client = new TimeStampClient(address, verifier, random, patience)) {
            return client.stamp(CONTENT);
        } finally {
            server.removeContext(context);
        }
    }

    private void answer(HttpExchange exchange, Behaviour behaviour) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/timestamp-query");
            byte[] answer = behaviour.answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
