package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Wakes the duplicates of an exchange when it ends on this node; one of the log and one of the admission share it. */
public final class InFlight {

    private final ConcurrentMap<ExchangeId, CountDownLatch> waitedFor = new ConcurrentHashMap<>();

    void ended(ExchangeId exchange) {
        if (!waitedFor.isEmpty()) {
            CountDownLatch latch = waitedFor.remove(exchange);
            if (latch != null) {
                latch.countDown();
            }
        }
    }

    /** Waits until the exchange ends here, or for so long: it may end on another node. */
    void await(ExchangeId exchange, Duration most) throws InterruptedException {
        CountDownLatch latch = waitedFor.computeIfAbsent(exchange, one -> new CountDownLatch(1));
        try {
            latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            waitedFor.remove(exchange, latch);
        }
    }
}
