package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import ir.gsb.TestFolder;
import ir.gsb.message.InquiryType;
import ir.gsb.registry.RegistryFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Measures what it does to four providers that a fifth hangs and a sixth refuses connections; not among the tests that
 * always run: {@code mvn test -Dtest=SlowProviderMeasurement}, in about two minutes.
 */
class SlowProviderMeasurement {

    private static final Path FOLDER = TestFolder.of("e2e/slow-provider");
    private static final int PROVIDERS = 6;
    private static final int HANGING = 5;
    private static final int REFUSING = 6;
    private static final int PER_SECOND = Integer.getInteger("measured.rate", 42);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration PHASE = Duration.ofSeconds(Integer.getInteger("measured.seconds", 40));
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["city","plate"],"postalCode":"1193653471"}\
        """;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<HttpServer> servers = new ArrayList<>();

    /** What a provider's clients saw in one phase. */
    private static final class Seen {
        private final Queue<Long> answeredNanos = new ConcurrentLinkedQueue<>();
        private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        double millis(double part) {
            List<Long> sorted = answeredNanos.stream().sorted().toList();
            int index = (int) Math.ceil(part * sorted.size()) - 1;
            return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, index)) / 1e6;
        }
    }

    @Test
    @Timeout(300)
    void four_providers_beside_one_that_hangs_and_one_that_refuses() throws Exception {
        List<String> settings = new ArrayList<>(
                List.of("--gsb.routes=" + FOLDER.resolve("routes"), "--gsb.schemas=" + FOLDER.resolve("schemas")));
        for (int n = 1; n <= PROVIDERS; n++) {
            settings.add("--gsb.providers.p%d.addresses.url=http://127.0.0.1:%d".formatted(n, provider(n)));
        }
        files();
        try (var hub = new SampleHub(FOLDER, settings.toArray(String[]::new))) {
            register(hub);
            run(hub, WARM_UP);
            Map<Integer, Seen> well = run(hub, PHASE);
            over.countDown();
            servers.get(REFUSING - 1).stop(0);
            Map<Integer, Seen> ill = run(hub, PHASE);
            report(well, ill);
        } finally {
            servers.forEach(server -> server.stop(0));
        }
    }

    private void report(Map<Integer, Seen> well, Map<Integer, Seen> ill) {
        System.out.printf("%d requests a second in all, %d s each phase%n", PER_SECOND, PHASE.toSeconds());
        for (int n = 1; n <= PROVIDERS; n++) {
            Seen before = well.get(n);
            Seen after = ill.get(n);
            System.out.printf(
                    "provider %d%s: all well p50 %.1f p99 %.1f ms; then p50 %.1f p99 %.1f ms, p99 %.2f times; "
                            + "%d answered, refused %s, most at once %d, then %d%n",
                    n,
                    n == HANGING ? " (hangs)" : n == REFUSING ? " (refuses)" : "",
                    before.millis(0.5),
                    before.millis(0.99),
                    after.millis(0.5),
                    after.millis(0.99),
                    after.millis(0.99) / before.millis(0.99),
                    after.answeredNanos.size(),
                    after.refused,
                    before.most.get(),
                    after.most.get());
            if (n < HANGING) {
                assertThat(after.refused).as("provider %d", n).isEmpty();
            }
        }
    }

    /** Asks all in turn, each request at its time, whether or not those before it came back. */
    private Map<Integer, Seen> run(SampleHub hub, Duration time) {
        Map<Integer, Seen> seen = new TreeMap<>();
        for (int n = 1; n <= PROVIDERS; n++) {
            seen.put(n, new Seen());
        }
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PER_SECOND * time.toSeconds(); i++) {
                int n = i % PROVIDERS + 1;
                long at = begun + i * 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(at - System.nanoTime());
                threads.submit(() -> {
                    ask(hub, n, seen.get(n));
                    return n;
                });
            }
        }
        return seen;
    }

    private static void ask(SampleHub hub, int n, Seen seen) throws IOException {
        var signed = hub.signed(SampleHub.TAX, type(n), ASK);
        seen.most.accumulateAndGet(seen.underWay.incrementAndGet(), Math::max);
        long begun = System.nanoTime();
        try {
            var answer = RawHttp.send(
                    hub.port(), signed.method(), signed.target().getRawPath(), signed.headers(), signed.body());
            if (answer.status() == 200) {
                seen.answeredNanos.add(System.nanoTime() - begun);
            } else {
                String why = answer.status() + (answer.text().contains("given a rest") ? " breaker open" : "");
                seen.refused.computeIfAbsent(why, code -> new AtomicInteger()).incrementAndGet();
            }
        } finally {
            seen.underWay.decrementAndGet();
        }
    }

    private static InquiryType type(int n) {
        return InquiryType.parse("postal-address/v1" + n);
    }

    private int provider(int n) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        byte[] answer = Files.readAllBytes(
                Path.of("schemas/postal-address/v1/mappings/post-addresses/samples/answer-found.200"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            if (n == HANGING && over.getCount() == 0) {
                LockSupport.parkNanos(Duration.ofMinutes(5).toNanos());
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server.getAddress().getPort();
    }

    /** Six versions of one inquiry, each with a route and a provider of its own. */
    private static void files() throws IOException {
        copy(Path.of("routes"), FOLDER.resolve("routes"), "", "");
        copy(Path.of("schemas"), FOLDER.resolve("schemas"), "", "");
        for (int n = 1; n <= PROVIDERS; n++) {
            Path schema = FOLDER.resolve("schemas/postal-address/v1" + n);
            copy(Path.of("schemas/postal-address/v1"), schema, "post-addresses", "p" + n + "-addresses");
            Path model = schema.resolve("postal-address.xsd");
            Files.writeString(model, Files.readString(model).replace("postal-address:v1", "postal-address:v1" + n));
            String route = Files.readString(Path.of("routes/inquiries/postal-address.v1.camel.yaml"))
                    .replace("postal-address-v1", "postal-address-v1" + n)
                    .replace("postal-address.v1", "postal-address.v1" + n)
                    .replace("gsb.providers.post.", "gsb.providers.p" + n + ".");
            Files.writeString(FOLDER.resolve("routes/inquiries/postal-address.v1" + n + ".camel.yaml"), route);
        }
    }

    private static void copy(Path from, Path to, String name, String newName) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString().replace(name, newName));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    private static void register(SampleHub hub) throws Exception {
        var yaml = new StringBuilder();
        List.of("agencies", "systems", "inquiries", "agreements").forEach(kind -> {
            yaml.append(kind).append(":\n");
            for (int n = 1; n <= PROVIDERS; n++) {
                yaml.append("  - ").append(entry(kind, n)).append('\n');
            }
        });
        try (var in = new ByteArrayInputStream(yaml.toString().getBytes(StandardCharsets.UTF_8))) {
            hub.registry().apply(RegistryFile.read("measured", in, FOLDER));
        }
    }

    private static String entry(String kind, int n) {
        return switch (kind) {
            case "agencies" -> "{id: p%d, nameFa: سنجش, nameEn: Measured %d}".formatted(n, n);
            case "systems" -> "{party: p%d/addresses, nameFa: سنجش, nameEn: Measured %d}".formatted(n, n);
            case "inquiries" ->
                "{type: postal-address/v1%d, provider: p%d/addresses, titleFa: سنجش, titleEn: Measured, idempotent: true}"
                        .formatted(n, n);
            default -> """
                {id: M-%d, client: tax/portal, inquiry: postal-address/v1%d, modes: [RETRIEVE], fields: [city, plate], \
                purpose: Measured, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30"}\
                """.formatted(n, n);
        };
    }
}
