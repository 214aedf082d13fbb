package ir.gsb.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many people who read the portal at once. */
record Crowd(int readers, Settings settings, PageKind.Shelf shelf) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    PagesSeen read(Duration time) throws IOException, InterruptedException {
        var seen = new PagesSeen();
        long end = System.nanoTime() + time.toNanos();
        List<Reader> all = new ArrayList<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int number = 0; number < readers; number++) {
                all.add(Reader.of(number, settings, shelf, seen, end));
            }
            all.forEach(threads::execute);
            threads.shutdown();
            if (!threads.awaitTermination(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)) {
                seen.failed("readers still waited " + PATIENCE.toSeconds() + " s after the end");
            }
        } finally {
            threads.shutdownNow();
            for (Reader reader : all) {
                reader.close();
            }
        }
        return seen;
    }
}
