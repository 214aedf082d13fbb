package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.message.Headers;
import ir.gsb.tracking.TrackingCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A batch during which the hub is killed once: no line is lost, none has two outcomes. */
final class BatchKill {

    /** How many exchanges with one provider a node has in hand at most: asked, or answered and not on disk yet. */
    private static final int IN_HAND = 32;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final Duration PATIENCE = Duration.ofMinutes(9);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E+]+)");
    private static final double MEBIBYTE = 1 << 20;

    private final int lines;
    private double mostHeap;

    BatchKill(int lines) {
        this.lines = lines;
    }

    void run() throws Exception {
        try (var provider = new CountedProvider();
                var hub = new HubOnDisk(
                        "batch-" + lines,
                        "--gsb.providers.post.addresses.url=" + provider.url(),
                        "--gsb.queue.requeue-after=3s")) {
            hub.start();
            var client = new ClientOnWire(hub);
            long begun = System.nanoTime();
            var told = client.batch(UUID.randomUUID().toString(), body());
            assertThat(told.status()).as(told.text()).isEqualTo(202);
            String batch = SampleHub.idOf(told).toString();
            System.out.printf("%d lines were accepted after %d ms%n", lines, millisSince(begun));
            awaitDone(hub, client, batch, lines / 3);
            hub.process().kill();
            System.out.printf("killed after %d ms; the provider was asked %d%n", millisSince(begun), provider.codes());
            hub.start();
            awaitDone(hub, client, batch, lines);
            await().atMost(PATIENCE)
                    .until(() -> progress(client, batch).get("state").asText().equals("DONE"));
            double seconds = millisSince(begun) / 1000.0;
            System.out.printf(
                    "%d lines in %.1f s, start after the kill included: %.0f lines/s; most heap seen %.0f MiB%n",
                    lines, seconds, lines / seconds, mostHeap / MEBIBYTE);
            check(client, batch, provider);
        }
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    private byte[] body() {
        var body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            body.append("""
                {"messageId":"%s","agreement":"A-1002","trackingCode":"%s","request":{"mode":"RETRIEVE",\
                "fields":["city","plate"],"postalCode":"%s"}}
                """.formatted(UUID.randomUUID(), TrackingCode.of(DAY, i), Integer.toString(1_100_000_000 + i)));
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void awaitDone(HubOnDisk hub, ClientOnWire client, String batch, int most) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            JsonNode view = progress(client, batch).get("batch");
            heap(hub).ifPresent(bytes -> mostHeap = Math.max(mostHeap, bytes));
            System.out.println(view + " heap " + Math.round(heap(hub).orElse(0.0) / MEBIBYTE) + " MiB");
            return view.get("done").asInt() >= most;
        });
    }

    private static JsonNode progress(ClientOnWire client, String batch) throws IOException {
        return JSON.readTree(client.look(batch).body());
    }

    private static Optional<Double> heap(HubOnDisk hub) throws IOException {
        var told = RawHttp.send(hub.port(), "GET", "/actuator/prometheus", new Headers(List.of()), new byte[0]);
        Matcher heap = HEAP.matcher(told.text());
        double sum = 0;
        while (heap.find()) {
            sum += Double.parseDouble(heap.group(1));
        }
        return sum == 0 ? Optional.empty() : Optional.of(sum);
    }

    private void check(ClientOnWire client, String batch, CountedProvider provider) throws IOException {
        Set<String> exchanges = new HashSet<>();
        Set<String> messages = new HashSet<>();
        int next = 1;
        while (next <= lines) {
            String page = client.answers(batch, next).text();
            assertThat(page).as("the page from line %d on", next).isNotEmpty();
            for (String line : page.split("\n")) {
                JsonNode answer = JSON.readTree(line);
                assertThat(answer.get("line").asInt()).isEqualTo(next);
                assertThat(answer.get("outcome").asText()).as(line).isEqualTo("FOUND");
                exchanges.add(answer.get("exchangeId").asText());
                messages.add(answer.get("messageId").asText());
                next++;
            }
        }
        System.out.printf(
                "lost %d, doubled %d; the provider was asked %d codes, %d of them twice%n",
                lines - exchanges.size(), lines - messages.size(), provider.codes(), provider.twice());
        assertThat(exchanges).hasSize(lines);
        assertThat(messages).hasSize(lines);
        assertThat(provider.codes()).isEqualTo(lines);
        assertThat(provider.twice())
                .as("no more than were in hand when the hub was killed")
                .isLessThanOrEqualTo(IN_HAND);
    }
}
