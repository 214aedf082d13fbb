package ir.gsb.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import ir.gsb.security.ResponseNotTrustedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One client of a closed loop: asks, waits for the answer, looks at it, asks again, at once or when it is time. */
final class Client implements Runnable, AutoCloseable {

    private static final int VERIFIED_ONE_IN = 50;
    private static final int MOST_FAILURES = 5;
    private static final byte[] FOUND = "FOUND".getBytes(UTF_8);

    private final Connection connection;
    private final Inquirer inquirer;
    private final Latencies latencies = new Latencies();
    private final List<String> failures = new ArrayList<>();
    private long end;
    private long due;
    private long pace;
    private int verified;

    Client(Connection connection, Inquirer inquirer) {
        this.connection = connection;
        this.inquirer = inquirer;
    }

    /** Sets when it stops to ask, as {@link System#nanoTime} has it. Before its thread starts. */
    void until(long nanoTime) {
        end = nanoTime;
    }

    /**
     * Makes it ask at fixed times, or as soon as it can if one is past; how long an answer took then counts from when it
     * was due. Before its thread starts.
     *
     * @param first as {@link System#nanoTime} has it
     */
    void paced(long first, Duration every) {
        due = first;
        pace = every.toNanos();
    }

    @Override
    public void run() {
        try {
            while (System.nanoTime() < end && failures.size() < MOST_FAILURES) {
                ask();
            }
        } catch (IOException broken) {
            failures.add("the connection broke: " + broken);
        }
    }

    private void ask() throws IOException {
        Inquirer.Inquiry inquiry = inquirer.next();
        long asked = begin();
        HttpMessage answer = connection.exchange(inquiry.request());
        latencies.add(System.nanoTime() - asked);
        check(inquiry, answer);
    }

    private long begin() {
        if (pace == 0) {
            return System.nanoTime();
        }
        long now = due;
        due += pace;
        while (System.nanoTime() < now) {
            LockSupport.parkNanos(now - System.nanoTime());
        }
        return now;
    }

    private void check(Inquirer.Inquiry inquiry, HttpMessage answer) {
        if (answer.status() != 200 || !isFound(answer.body())) {
            failures.add(answer.start() + " " + new String(answer.body(), UTF_8));
            return;
        }
        if (latencies.count() % VERIFIED_ONE_IN == 1) {
            try {
                inquiry.verify(answer);
                verified++;
            } catch (ResponseNotTrustedException untrue) {
                failures.add("a signature of the hub does not hold: " + untrue.getMessage());
            }
        }
    }

    private static boolean isFound(byte[] body) {
        for (int i = 0; i + FOUND.length <= body.length; i++) {
            if (startsAt(body, i)) {
                return i == 0 || body[i - 1] != '_';
            }
        }
        return false;
    }

    private static boolean startsAt(byte[] body, int at) {
        for (int i = 0; i < FOUND.length; i++) {
            if (body[at + i] != FOUND[i]) {
                return false;
            }
        }
        return true;
    }

    Latencies latencies() {
        return latencies;
    }

    List<String> failures() {
        return failures;
    }

    /** How many answers had their signature verified. */
    int verified() {
        return verified;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
