package ir.gsb.exchangelog;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives records their place in the log and signs checkpoints, on one node at a time. The lock that elects it belongs to
 * the connection that writes, so a sequencer that lost its election cannot commit. Where the log does not fit what this
 * node remembers, it keeps the lock and does nothing, so that no other node goes on with a log that was changed. Whoever is
 * elected asks the witnesses first: the store may have been rolled back since they were asked last.
 */
public final class Sequencer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Sequencer.class.getName());
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration NOT_ELECTED = Duration.ofSeconds(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration UPKEEP = Duration.ofMinutes(10);
    private static final int NETWORK_TIMEOUT_MILLIS = 30_000;

    private final DataSource source;
    private final Appender appender;
    private final Checkpointer checkpointer;
    private final Outsiders outsiders;
    private final SqlPartitions partitions;
    private final Duration interval;
    private final Clock clock;
    private final SequencerStep.Watch watch;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean elected;
    private volatile @Nullable String refusal;
    private boolean away;

    public Sequencer(DataSource source, LogSettings settings, Clock clock) {
        this(source, settings, clock, SequencerStep.Watch.NONE);
    }

    Sequencer(DataSource source, LogSettings settings, Clock clock, SequencerStep.Watch watch) {
        this.source = source;
        this.appender = new Appender(settings.keys(), watch);
        this.checkpointer = new Checkpointer(settings, clock, watch);
        this.outsiders = settings.outsiders();
        this.partitions = new SqlPartitions(source, "log_leaf");
        this.interval = settings.interval();
        this.clock = clock;
        this.watch = watch;
        this.thread = Thread.ofPlatform().daemon().name("sequencer").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether this node is the one that gives out places now. */
    public boolean isElected() {
        return elected;
    }

    /** What in the store does not fit what this node remembers, so that it signs nothing; absent if all is well. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    private void run() {
        while (!isClosed()) {
            try {
                takePart();
                away = false;
            } catch (SQLException | IOException | RuntimeException | AssertionError failed) {
                // The driver itself asserts something about a batch whose connection broke.
                if (!away && !isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "The log stands still and will go on: {0}", failed.toString());
                }
                away = true;
                pause(BACK_OFF);
            }
        }
    }

    private void takePart() throws SQLException, IOException {
        Connection connection = source.getConnection();
        boolean unlocked = false;
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            connection.setAutoCommit(false);
            if (SqlLog.lock(connection)) {
                lead(connection);
            } else {
                follow(connection);
            }
            SqlLog.unlock(connection);
            connection.commit();
            unlocked = true;
        } finally {
            elected = false;
            if (!unlocked) {
                connection.abort(Runnable::run);
            }
            connection.close();
        }
    }

    private void follow(Connection connection) throws SQLException, IOException {
        connection.rollback();
        try {
            checkpointer.follow(connection);
            fits();
        } catch (LogInconsistentException changed) {
            refuse(changed);
        }
        pause(NOT_ELECTED);
    }

    private void lead(Connection connection) throws SQLException, IOException {
        connection.commit();
        elected = true;
        watch.reached(SequencerStep.ELECTED);
        outsiders.ask();
        watch.reached(SequencerStep.WITNESSES_ASKED);
        while (!isClosed()) {
            try {
                partitions.ensure(clock.instant());
                checkpointer.thin(connection);
                checkpointer.sign(connection);
                fits();
                sequence(connection);
            } catch (LogInconsistentException changed) {
                refuse(changed);
                pause(BACK_OFF);
            }
        }
    }

    /** Appends and signs until it is time to look after the tables. */
    private void sequence(Connection connection) throws SQLException, IOException, LogInconsistentException {
        long begun = System.nanoTime();
        long signed = begun;
        while (!isClosed() && System.nanoTime() - begun < UPKEEP.toNanos()) {
            int appended = appender.append(connection);
            if (System.nanoTime() - signed >= interval.toNanos()) {
                checkpointer.sign(connection);
                signed = System.nanoTime();
            }
            if (appended == 0) {
                pause(IDLE);
            }
        }
    }

    private void fits() {
        if (refusal != null) {
            LOG.log(System.Logger.Level.INFO, "The log fits again what this node remembers; checkpoints are signed");
            refusal = null;
        }
    }

    private void refuse(LogInconsistentException changed) {
        if (!changed.what().equals(refusal)) {
            LOG.log(System.Logger.Level.ERROR, "No checkpoint is signed, the log was changed: {0}", changed.what());
        }
        refusal = changed.what();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            closed.countDown();
        }
    }

    /** Ends the transaction in hand and lets another node take over. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSING);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
