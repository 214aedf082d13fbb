package ir.gsb.e2e;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Clients that ask one inquiry without a pause, and count what they are answered. */
final class Askers implements AutoCloseable {

    private static final int CLIENTS = 4;

    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> running;
    private volatile boolean stopped;

    Askers(ChangingHub hub, InquiryType type) {
        running = IntStream.range(0, CLIENTS)
                .<Future<?>>mapToObj(client -> threads.submit(() -> ask(hub, type)))
                .toList();
    }

    private void ask(ChangingHub hub, InquiryType type) {
        while (!stopped) {
            try {
                RawHttp.Response answer = hub.ask(type);
                answers.merge(answer.status() + " " + answer.text(), 1, Integer::sum);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** How often each answer was given so far, by status and body. */
    Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    int count(String answer) {
        return answers.getOrDefault(answer, 0);
    }

    /** @return all answers there were */
    Map<String, Integer> stop() throws Exception {
        stopped = true;
        for (Future<?> client : running) {
            client.get();
        }
        return answers();
    }

    @Override
    public void close() {
        stopped = true;
        threads.close();
    }
}
