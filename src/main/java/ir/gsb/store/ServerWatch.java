package ir.gsb.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts a server again that ended though nobody asked it to, at once and then with longer and longer pauses. */
final class ServerWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ServerWatch.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** What is watched. */
    interface Server {

        /** Whether it ended and should not have. */
        boolean isMissed() throws IOException;

        /** Starts it, unless it runs again already. */
        void startAgain() throws IOException;
    }

    private final Server server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    ServerWatch(Server server) {
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watch").start(this::run);
    }

    private void run() {
        Duration pause = LOOK;
        while (!isClosedAfter(pause)) {
            pause = look(pause);
        }
    }

    /** Says how long to wait before the next look. */
    private Duration look(Duration pause) {
        try {
            if (server.isMissed()) {
                server.startAgain();
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL had ended by itself and was started again");
            }
            failing = false;
            return LOOK;
        } catch (IOException | RuntimeException failed) {
            if (!failing) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "PostgreSQL ended by itself and does not start again, which will be tried until it does: {0}",
                        failed.getMessage());
            }
            failing = true;
            Duration longer = pause.multipliedBy(2);
            return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private boolean isClosedAfter(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
