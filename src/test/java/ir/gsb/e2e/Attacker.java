package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.message.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Somebody with bad intent, each time at another address, and what must hold after each of his messages: refused with
 * one code, signed, recorded, nothing of the inside told, and no provider asked.
 */
final class Attacker {

    private static final String EXCHANGE = "urn:gsb:exchange:v1";
    private static final String[] INSIDE = {
        "jetty",
        "camel",
        "spring",
        "wss4j",
        "postgres",
        "xerces",
        "jackson",
        "java.",
        "ir.gsb",
        "exception",
        "\tat ",
        "<html",
        "whitelabel",
        "timestamp\":"
    };

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private static final class Witness {
        static final AtomicInteger ASKED = new AtomicInteger();

        static {
            SampleHub.get().agencies().addMockServiceRequestListener((request, response) -> ASKED.incrementAndGet());
        }
    }

    private final SampleHub hub = SampleHub.get();
    private final InetAddress address = nextAddress();
    private final int askedBefore = asked();

    /** How often any provider was asked so far. */
    static int asked() {
        return Witness.ASKED.get();
    }

    private static InetAddress nextAddress() {
        int next = ADDRESSES.getAndIncrement();
        try {
            return InetAddress.getByAddress(new byte[] {127, 66, (byte) (next / 250), (byte) (next % 250 + 1)});
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), hub.port(), address, 0);
        socket.setSoTimeout(20_000);
        return socket;
    }

    RawHttp.Response send(byte[] request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** Sends text whose lines end as HTTP has them end. */
    RawHttp.Response send(String request) throws IOException {
        return send(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    /** Sends a forged request and checks that it is refused in every respect. */
    void isRefused(RestForgery forgery, Code code) throws IOException, GeneralSecurityException, SQLException {
        RawHttp.Response answer = send(forgery.bytes());

        wasRefused(
                answer,
                code,
                Optional.of(forgery).filter(sent -> sent.signatureValue().isPresent()));
    }

    void wasRefused(RawHttp.Response answer, Code code, Optional<RestForgery> request)
            throws IOException, GeneralSecurityException, SQLException {
        wasProblem(answer, code);
        AnswerSignature.verifyRest(answer, request);
        wasRecorded(SampleHub.idOf(answer).value(), code, answer.status());
        noProviderWasAsked();
    }

    private static void wasProblem(RawHttp.Response answer, Code code) throws IOException {
        assertThat(answer.headers().first("content-type")).as(answer.text()).contains("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).as(answer.text()).isEqualTo(code.wire());
        assertThat(answer.status()).isEqualTo(code.status());
        assertThat(problem.path("status").asInt()).isEqualTo(code.status());
        assertThat(problem.path("type").asText()).isEqualTo("urn:gsb:error:" + code.wire());
        assertThat(problem.path("at").asText()).isEqualTo(code.at().wire());
        assertThat(problem.path("exchangeId").asText())
                .isEqualTo(SampleHub.idOf(answer).toString());
        tellsNothing(answer);
    }

    /** The same of a fault. */
    void wasFault(RawHttp.Response answer, Code code, boolean soap12)
            throws IOException, SQLException, MarshalException, XMLSignatureException {
        int status = soap12 && code.at() == Code.At.CLIENT ? 400 : 500;
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().first("content-type"))
                .contains(soap12 ? "application/soap+xml; charset=utf-8" : "text/xml; charset=utf-8");
        Document envelope = AnswerSignature.verifySoap(answer.body());
        Element error = AnswerSignature.only(envelope, EXCHANGE, "error");
        assertThat(error.getElementsByTagNameNS(EXCHANGE, "code").item(0).getTextContent())
                .as(answer.text())
                .isEqualTo(code.wire());
        tellsNothing(answer);
        wasRecorded(SampleHub.idOf(answer).value(), code, status);
        noProviderWasAsked();
    }

    static void tellsNothing(RawHttp.Response answer) {
        assertThat(answer.text().toLowerCase()).doesNotContain(INSIDE);
        assertThat(answer.headers().first("server")).isEmpty();
        assertThat(answer.headers().first("x-powered-by")).isEmpty();
    }

    void wasRecorded(UUID exchange, Code code, int status) throws SQLException {
        try (var connection = hub.store().getConnection();
                var query = connection.prepareStatement("SELECT outcome, status FROM exchange WHERE exchange_id = ?")) {
            query.setObject(1, exchange);
            var rows = query.executeQuery();
            assertThat(rows.next()).as("a record of " + exchange).isTrue();
            assertThat(rows.getString(1)).isEqualTo(code.wire());
            assertThat(rows.getInt(2)).isEqualTo(status);
            assertThat(rows.next()).isFalse();
        }
    }

    void noProviderWasAsked() {
        assertThat(asked()).as("how often a provider was asked").isEqualTo(askedBefore);
    }
}
