package ir.gsb.exchangelog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what sequencing costs; not among the tests that always run: {@code mvn test -Dtest=SequencingMeasurement}. */
class SequencingMeasurement {

    @TempDir
    private Path folder;

    @Test
    void entries_a_second() throws Exception {
        for (int records : new int[] {200, 20, 2}) {
            try (var log = new TestLog("log_speed", folder.resolve("with" + records));
                    Sequencer sequencer = log.sequencer("a")) {
                int entries = records * (records == 2 ? 20_000 : 2_000);
                for (int i = 0; i < entries / records; i++) {
                    log.queue(records);
                }
                long begun = System.nanoTime();
                sequencer.start();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> log.reader.size() == entries);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf(
                        "%,d entries in rows of %d: %,.0f entries/s, %.1f µs of the hub's CPU each, %,d bytes in all%n",
                        entries, records, entries / seconds, cpuNanosOf("sequencer") / 1e3 / entries, log.number("""
                            SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c
                             WHERE c.relkind = 'r' AND c.relname LIKE 'log\\_%' AND c.relname <> 'log_queue'
                            """));
            }
        }
    }

    private static long cpuNanosOf(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals(name))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }
}
