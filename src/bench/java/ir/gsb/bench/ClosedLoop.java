package ir.gsb.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Any number of clients that ask at the same time, each its next inquiry when the last one was answered. */
final class ClosedLoop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What they met with.
     *
     * @param verified how many answers had their signature verified
     */
    record Result(Duration elapsed, Latencies latencies, int verified, List<String> failures) {

        int exchanges() {
            return latencies.count();
        }

        double perSecond() {
            return exchanges() / (elapsed.toNanos() / 1e9);
        }
    }

    private final List<Client> clients;

    private ClosedLoop(List<Client> clients) {
        this.clients = clients;
    }

    /** Connects all clients. */
    static ClosedLoop of(int count, int port, Inquirers inquirers, Kind kind) throws IOException {
        var loop = new ClosedLoop(new ArrayList<>());
        try {
            for (int i = 0; i < count; i++) {
                Inquirer inquirer = inquirers.make(kind);
                loop.clients.add(new Client(Connection.to(port), inquirer));
            }
            return loop;
        } catch (IOException | RuntimeException failed) {
            loop.close();
            throw failed;
        }
    }

    /** The same, but all together ask so often in a second and not more. */
    Result run(Duration time, int perSecond) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration every = Duration.ofSeconds(clients.size()).dividedBy(perSecond);
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).paced(start + every.toNanos() * i / clients.size(), every);
        }
        return run(time);
    }

    /** Lets them ask for so long, and waits until each has its last answer. */
    Result run(Duration time) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (Client client : clients) {
            client.until(start + time.toNanos());
            threads.add(Thread.ofPlatform().daemon().name("client").start(client));
        }
        long deadline = start + time.plus(PATIENCE).toNanos();
        for (Thread thread : threads) {
            if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                close();
                thread.join();
            }
        }
        return result(Duration.ofNanos(System.nanoTime() - start));
    }

    private Result result(Duration elapsed) {
        var latencies = new Latencies();
        List<String> failures = new ArrayList<>();
        int verified = 0;
        for (Client client : clients) {
            latencies.addAll(client.latencies());
            failures.addAll(client.failures());
            verified += client.verified();
        }
        return new Result(elapsed, latencies, verified, failures);
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.close();
        }
    }
}
