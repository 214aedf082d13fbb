package ir.gsb.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the hub takes a message to come from, behind a load balancer and without one. */
class BalancersIT {

    private static final String CITIZEN = "203.0.113.77";
    private static final String TOLD = "PROXY TCP4 " + CITIZEN + " 192.0.2.1 40000 443\r\n";
    private static final String HEALTH =
            "GET /actuator/health/readiness HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
    private static final String UNSIGNED = "POST /inquiries/person-identity/v1 HTTP/1.1\r\nHost: %s\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final SampleHub hub = SampleHub.get();

    private RawHttp.Response send(String from, byte[] told, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), hub.port(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(told);
            socket.getOutputStream().write(request.formatted(hub.authority()).getBytes(ISO_8859_1));
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private void came(RawHttp.Response answer, String from) {
        byte[] recorded = JdbcClient.create(hub.store())
                .sql("SELECT source_hash FROM record WHERE exchange_id = ? AND source_hash IS NOT NULL")
                .param(SampleHub.idOf(answer).value())
                .query(byte[].class)
                .single();
        var secrets = new KeptSecrets(hub.part(MasterKeys.class), new SecureRandom());
        assertThat(recorded).isEqualTo(secrets.sourceHash(from));
    }

    @Test
    void a_balancer_is_believed_where_a_message_comes_from() throws Exception {
        var answer = send(SampleHub.BALANCER, TOLD.getBytes(ISO_8859_1), UNSIGNED);

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        came(answer, CITIZEN);
    }

    @Test
    void version_two_of_the_protocol_is_understood_too() throws Exception {
        byte[] told = {
            0x0D,
            0x0A,
            0x0D,
            0x0A,
            0x00,
            0x0D,
            0x0A,
            0x51,
            0x55,
            0x49,
            0x54,
            0x0A,
            0x21,
            0x11,
            0,
            12, //
            (byte) 203,
            0,
            113,
            77,
            (byte) 192,
            0,
            2,
            1,
            (byte) 0x9C,
            0x40,
            1,
            (byte) 0xBB
        };

        came(send(SampleHub.BALANCER, told, UNSIGNED), CITIZEN);
    }

    @Test
    void a_balancer_that_asks_for_itself_need_not_tell() throws Exception {
        assertThat(send(SampleHub.BALANCER, new byte[0], HEALTH).status()).isEqualTo(200);
    }

    @Test
    void nobody_else_is_believed() throws Exception {
        var answer = send("127.99.0.2", TOLD.getBytes(ISO_8859_1), UNSIGNED);

        assertThat(answer.status()).isEqualTo(400);
        came(answer, "127.99.0.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 203.0.113.77", "Forwarded: for=203.0.113.77", "X-Real-IP: 203.0.113.77"})
    void no_header_is_ever_believed(String header) throws Exception {
        var answer =
                send(SampleHub.BALANCER, new byte[0], UNSIGNED.replace("Content-Type", header + "\r\nContent-Type"));

        came(answer, SampleHub.BALANCER);
    }
}
