package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gsb.exchangelog.RecordingSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Thousands of unsigned messages from one source. */
class FloodIT {

    private static final int CONNECTIONS = 10;
    private static final int EACH = 200;
    private static final String UNSIGNED = "SELECT count(*) FROM record WHERE outcome = 'signature-missing'";
    private static final String COUNTED =
            "SELECT coalesce(sum(attempts), 0) FROM attempt_count WHERE outcome = 'signature-missing'";

    private final SampleHub hub = SampleHub.get();

    @Test
    void is_recorded_within_limits_and_does_not_keep_others_out() throws Exception {
        var flooder = new Attacker();
        long rows = count(UNSIGNED);
        long counted = count(COUNTED);
        int refused = 0;
        Instant begun = Instant.now();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> floods = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                floods.add(threads.submit(() -> flood(flooder)));
            }
            RestForgery good = RestForgery.post().sign();

            Instant asked = Instant.now();
            var answer = new Attacker().send(good.bytes());

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
            for (Future<Integer> flood : floods) {
                refused += flood.get();
            }
        }
        assertThat(refused).isEqualTo(CONNECTIONS * EACH);
        long minutesTouched = Duration.between(begun, Instant.now()).toMinutes() + 2;
        long perMinute = hub.part(RecordingSettings.class).attemptsPerSource();
        long newRows = count(UNSIGNED) - rows;
        long newCounted = count(COUNTED) - counted;
        assertThat(newRows).as("rows of the flood").isBetween(perMinute, minutesTouched * perMinute);
        assertThat(newRows + newCounted)
                .as("every attempt is recorded or counted")
                .isEqualTo(CONNECTIONS * EACH);
    }

    @Test
    void of_large_messages_without_end_does_not_use_the_memory_up() throws Exception {
        byte[] most = ("POST /inquiries/person-identity/v1 HTTP/1.1\r\nHost: " + hub.authority()
                        + "\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(9_999_999))
                .getBytes(StandardCharsets.US_ASCII);
        long room = Runtime.getRuntime().maxMemory() / 8;
        long refused = count("SELECT count(*) FROM record WHERE outcome = 'overloaded'");
        List<Socket> held = new ArrayList<>();
        try {
            for (long sent = 0; sent < room + most.length; sent += most.length) {
                held.add(new Attacker().connect());
                write(held.getLast(), most);
            }
            await().untilAsserted(() -> assertThat(count("SELECT count(*) FROM record WHERE outcome = 'overloaded'"))
                    .isGreaterThan(refused));
            assertThat(new Attacker().send(RestForgery.post().sign().bytes()).status())
                    .as("a small message meanwhile")
                    .isEqualTo(200);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(new Attacker()
                                .send(RestForgery.post()
                                        .content(new byte[9_000_000])
                                        .sign()
                                        .bytes())
                                .status())
                        .as("a large message afterwards")
                        .isEqualTo(400));
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException refusedMeanwhile) {
            // The hub has answered and closed before it had read all: that is what is wanted of it.
        }
    }

    private int flood(Attacker flooder) {
        byte[] request = ("POST /inquiries/person-identity/v1 HTTP/1.1\r\nHost: " + hub.authority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(StandardCharsets.US_ASCII);
        int refused = 0;
        try (Socket socket = flooder.connect()) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < EACH; i++) {
                socket.getOutputStream().write(request);
                refused += RawHttp.read(in).status() == 401 ? 1 : 0;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return refused;
    }

    private long count(String query) throws SQLException {
        try (var connection = hub.store().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
