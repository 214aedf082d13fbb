package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlLog.State;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TiledTree;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Signs the state of the log, if it is consistent with the last checkpoint that this node signed or saw, and with the
 * last one in the store. The order is: compare, sign, remember on disk, publish; whoever stops in between goes on with
 * what is remembered.
 */
final class Checkpointer {

    private static final System.Logger LOG = System.getLogger(Checkpointer.class.getName());
    private static final Duration THINNED_AFTER = Duration.ofHours(1);

    private final NoteSigner signer;
    private final LogMemory memory;
    private final Outsiders outsiders;
    private final Clock clock;
    private final SequencerStep.Watch watch;

    Checkpointer(LogSettings settings, Clock clock, SequencerStep.Watch watch) {
        this.signer = settings.signer();
        this.memory = new LogMemory(settings.memory());
        this.outsiders = settings.outsiders();
        this.clock = clock;
        this.watch = watch;
    }

    /** A transaction of its own. */
    private interface Work {
        void run() throws SQLException, IOException, LogInconsistentException;
    }

    /** Publishes a checkpoint if there is something new. */
    void sign(Connection connection) throws SQLException, IOException, LogInconsistentException {
        within(connection, () -> publish(connection, SqlLog.lockState(connection)));
        watch.reached(SequencerStep.PUBLISHED);
    }

    private void publish(Connection connection, State state)
            throws SQLException, IOException, LogInconsistentException {
        Optional<StoredCheckpoint> last = SqlCheckpoints.latest(connection);
        Optional<Note> remembered = memory.read();
        if (remembered.isEmpty() && last.isPresent() && state.size() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "This node remembers nothing of the log: it goes on from the {0} entries that the store has",
                    state.size());
        }
        compare(connection, state, last, remembered);
        watch.reached(SequencerStep.COMPARED);
        Optional<String> objection = outsiders.objection();
        if (objection.isPresent()) {
            throw new LogInconsistentException(objection.get());
        }
        if (last.isPresent() && last.get().size() == state.size()) {
            if (remembered.isEmpty()) {
                memory.write(last.get().note());
            }
            return;
        }
        Checkpoint checkpoint = Checkpoint.of(signer.name(), state.size(), state.root());
        Note note = signer.sign(Note.unsigned(checkpoint.text()));
        memory.write(note);
        watch.reached(SequencerStep.REMEMBERED);
        SqlCheckpoints.write(
                connection, new StoredCheckpoint(state.size(), state.root(), note, clock.instant(), false));
        watch.reached(SequencerStep.CHECKPOINT_WRITTEN);
    }

    /** Remembers the checkpoint that another node has signed, if it is consistent with what this one knows. */
    void follow(Connection connection) throws SQLException, IOException, LogInconsistentException {
        within(connection, () -> {
            Optional<StoredCheckpoint> last = SqlCheckpoints.latest(connection);
            Optional<Note> remembered = memory.read();
            compare(connection, SqlLog.state(connection), last, remembered);
            if (last.isPresent() && last.get().size() > sizeOf(remembered)) {
                memory.write(last.get().note());
            }
        });
    }

    private long sizeOf(Optional<Note> remembered) throws LogInconsistentException {
        return remembered.isPresent() ? open(remembered.get(), "the memory").size() : -1;
    }

    /** Forgets old checkpoints that nobody else has signed. */
    void thin(Connection connection) throws SQLException {
        SqlCheckpoints.thin(connection, clock.instant().minus(THINNED_AFTER));
        connection.commit();
    }

    private void compare(Connection connection, State state, Optional<StoredCheckpoint> last, Optional<Note> remembered)
            throws SQLException, LogInconsistentException {
        var tree = new TiledTree(new SqlTiles(connection), state.size());
        compare(tree, Checkpoint.of(signer.name(), state.size(), state.root()), "log_state");
        if (remembered.isPresent()) {
            compare(tree, open(remembered.get(), "the memory"), "the remembered checkpoint");
        }
        if (last.isPresent()) {
            compare(tree, open(last.get().note(), "log_checkpoint"), "the last published checkpoint");
        }
    }

    private void compare(TiledTree tree, Checkpoint known, String which) throws SQLException, LogInconsistentException {
        if (known.size() > tree.size()) {
            throw new LogInconsistentException(
                    "the store has " + tree.size() + " entries, " + which + " " + known.size() + ": entries are gone");
        }
        try {
            tree.consistency(known.size()).verify(known.root(), tree.root());
        } catch (NoSuchFileException missing) {
            throw new LogInconsistentException(missing.getMessage() + " is missing");
        } catch (TlogException changed) {
            throw new LogInconsistentException("the tiles of " + tree.size() + " entries do not fit " + which
                    + " of size " + known.size() + ": " + changed.getMessage());
        } catch (IOException away) {
            throw new SQLException("the tiles cannot be read", away);
        }
    }

    private Checkpoint open(Note note, String where) throws LogInconsistentException {
        try {
            return Checkpoint.open(note, signer.verifier());
        } catch (TlogException foreign) {
            throw new LogInconsistentException(where + " holds what this log has not signed: " + foreign.getMessage());
        }
    }

    private static void within(Connection connection, Work work)
            throws SQLException, IOException, LogInconsistentException {
        boolean done = false;
        try {
            work.run();
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                SqlLog.rollBack(connection);
            }
        }
    }
}
