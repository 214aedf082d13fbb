package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlLog.Bundle;
import ir.gsb.exchangelog.SqlLog.State;
import ir.gsb.tlog.EntryBundle;
import ir.gsb.tlog.GrowingTree;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives queued entries their index: queue to tiles, bundles and leaves in one transaction. */
final class Appender {

    private static final int MOST_ENTRIES = 4096;

    private final MasterKeys keys;
    private final SequencerStep.Watch watch;
    private @Nullable GrowingTree tree;
    private Hash root = Merkle.EMPTY_ROOT;

    Appender(MasterKeys keys, SequencerStep.Watch watch) {
        this.keys = keys;
        this.watch = watch;
    }

    /** Appends what waits, up to some thousands; says how many entries it was. */
    int append(Connection connection) throws SQLException, LogInconsistentException {
        boolean done = false;
        try {
            int appended = appendWithin(connection);
            connection.commit();
            done = true;
            watch.reached(SequencerStep.APPENDED);
            return appended;
        } finally {
            if (!done) {
                tree = null;
                SqlLog.rollBack(connection);
            }
        }
    }

    private int appendWithin(Connection connection) throws SQLException, LogInconsistentException {
        State state = SqlLog.lockState(connection);
        watch.reached(SequencerStep.STATE_READ);
        GrowingTree growing = treeAt(connection, state);
        List<QueuedEntry> entries = SqlLog.take(connection, keys, MOST_ENTRIES * QueuedEntry.SIZE);
        watch.reached(SequencerStep.TAKEN);
        if (entries.isEmpty()) {
            return 0;
        }
        SqlLog.writeLeaves(connection, state.size(), entries);
        watch.reached(SequencerStep.LEAVES_WRITTEN);
        SqlLog.writeBundles(connection, bundles(state.size(), entries));
        watch.reached(SequencerStep.BUNDLES_WRITTEN);
        entries.forEach(entry -> growing.add(Merkle.leaf(entry.entry())));
        SqlLog.writeTiles(connection, growing.takeGrown());
        watch.reached(SequencerStep.TILES_WRITTEN);
        root = growing.root();
        SqlLog.writeState(connection, new State(growing.size(), root));
        watch.reached(SequencerStep.STATE_WRITTEN);
        return entries.size();
    }

    /** What is in memory is used as long as nobody else has appended. */
    private GrowingTree treeAt(Connection connection, State state) throws SQLException, LogInconsistentException {
        if (tree == null || tree.size() != state.size() || !root.equals(state.root())) {
            tree = read(connection, state);
            root = state.root();
        }
        return tree;
    }

    private static GrowingTree read(Connection connection, State state) throws SQLException, LogInconsistentException {
        try {
            var read = new GrowingTree(new SqlTiles(connection), state.size());
            if (!read.root().equals(state.root())) {
                throw new LogInconsistentException("the last tiles make the root " + read.root() + ", log_state has "
                        + state.root() + " at size " + state.size());
            }
            return read;
        } catch (NoSuchFileException missing) {
            throw new LogInconsistentException(missing.getMessage() + " is missing at size " + state.size());
        } catch (TlogException changed) {
            throw new LogInconsistentException("the last tiles are broken: " + changed.getMessage());
        } catch (IOException away) {
            throw new SQLException("the tiles cannot be read", away);
        }
    }

    private static List<Bundle> bundles(long first, List<QueuedEntry> entries) {
        List<Bundle> bundles = new ArrayList<>();
        for (int from = 0; from < entries.size(); ) {
            long index = first + from;
            int within = (int) (index % Tile.FULL);
            int to = Math.min(entries.size(), from + Tile.FULL - within);
            byte[] more = EntryBundle.encode(
                    entries.subList(from, to).stream().map(QueuedEntry::entry).toList());
            bundles.add(new Bundle(index / Tile.FULL, within * SqlTiles.BYTES_IN_BUNDLE, more));
            from = to;
        }
        return bundles;
    }
}
