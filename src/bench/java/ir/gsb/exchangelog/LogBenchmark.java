package ir.gsb.exchangelog;

import static ir.gsb.exchangelog.TestNode.TAX;
import static ir.gsb.exchangelog.TestNode.newId;

import ir.gsb.bench.CpuMeter;
import ir.gsb.message.Stages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Measures what it costs to record and to sequence, at full load, and a full audit: {@code java …
 * ir.gsb.exchangelog.LogBenchmark [entries]}, by default a million.
 */
public final class LogBenchmark {

    private static final int CLIENTS = 64;
    private static final byte[] ANSWER = new byte[1324];

    private LogBenchmark() {}

    /** Prints one line a measurement. */
    public static void main(String[] args) throws Exception {
        int exchanges = (args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000) / 2;
        Path folder = Files.createTempDirectory("log-benchmark");
        try (var log = new TestLog("log_measured", folder);
                var node = new TestNode(log.source, RecordingSettings.of("hub-1"), Clock.systemUTC())) {
            int warmUp = exchanges / 10;
            run(node, warmUp);
            report("recorded, not sequenced", run(node, exchanges / 4), exchanges / 4);
            try (Sequencer sequencer = log.sequencer("a")) {
                sequencer.start();
                Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> log.reader.lag() == 0);
                var most = new AtomicLong();
                Thread watch = Thread.ofPlatform().daemon().start(() -> watch(log, most));
                int rest = exchanges - warmUp - exchanges / 4;
                report("recorded and sequenced ", run(node, rest), rest);
                watch.interrupt();
                Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> log.reader.lag() == 0);
                System.out.println("most entries that waited for their place: " + most);
                Awaitility.await().until(() -> log.reader.latest().orElseThrow().size() == log.reader.size());
            }
            size(log, exchanges);
            audit(log);
        }
    }

    /** @param store of PostgreSQL, all its processes */
    private record Cost(double seconds, double jvm, double store) {}

    private static Cost run(TestNode node, int exchanges) throws Exception {
        long begun = System.nanoTime();
        double jvm = jvmSeconds();
        double store = storeSeconds();
        var left = new AtomicInteger(exchanges);
        var done = new CountDownLatch(CLIENTS);
        IntStream.range(0, CLIENTS)
                .forEach(client -> Thread.startVirtualThread(() -> {
                    while (left.getAndDecrement() > 0) {
                        exchange(node);
                    }
                    done.countDown();
                }));
        done.await();
        return new Cost((System.nanoTime() - begun) / 1e9, jvmSeconds() - jvm, storeSeconds() - store);
    }

    private static void exchange(TestNode node) {
        String body = "{\"postalCode\":\"1193653471\",\"padding\":\"" + newId().repeat(27) + "\"}";
        var accepted = node.log.accept(Stages.authorised(node.admitted(TAX, newId(), body)));
        node.log.record(Stages.reply(Stages.delivered(accepted, new byte[0]), Stages.answered(), 200, ANSWER));
    }

    private static void watch(TestLog log, AtomicLong most) {
        try {
            while (true) {
                most.accumulateAndGet(log.reader.lag(), Math::max);
                Thread.sleep(50);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(String what, Cost cost, int exchanges) {
        System.out.printf(
                "%s: %.0f exchanges/s, CPU each: JVM %.3f ms, PostgreSQL %.3f ms%n",
                what, exchanges / cost.seconds(), cost.jvm() * 1000 / exchanges, cost.store() * 1000 / exchanges);
    }

    private static void size(TestLog log, int exchanges) throws Exception {
        for (String table : new String[] {"record", "vault", "log_leaf", "log_tile", "log_bundle", "message_claim"}) {
            long bytes = log.number("SELECT coalesce(sum(pg_total_relation_size(relid)), 0)"
                    + " FROM pg_partition_tree('" + table + "')");
            if (bytes == 0) {
                bytes = log.number("SELECT pg_total_relation_size('" + table + "')");
            }
            System.out.printf("%-14s %6.0f bytes an exchange%n", table, (double) bytes / exchanges);
        }
    }

    private static void audit(TestLog log) throws Exception {
        var audit = new LogAudit(log.source, log.signer.verifier(), AttestationTrust.none());
        double jvm = jvmSeconds();
        double store = storeSeconds();
        long begun = System.nanoTime();
        AuditReport report = audit.full(Optional.empty(), (entry, of) -> {});
        System.out.printf(
                "full audit of %,d entries: %.1f s, CPU: JVM %.1f s, PostgreSQL %.1f s; found %s%n",
                report.to(),
                (System.nanoTime() - begun) / 1e9,
                jvmSeconds() - jvm,
                storeSeconds() - store,
                report.found());
    }

    private static double jvmSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private static double storeSeconds() throws IOException {
        return CpuMeter.ofStore(Path.of("target")).toMillis() / 1e3;
    }
}
