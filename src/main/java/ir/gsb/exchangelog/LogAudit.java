package ir.gsb.exchangelog;

import ir.gsb.exchangelog.SqlAudit.CheckpointSeen;
import ir.gsb.exchangelog.SqlLog.State;
import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.GrowingTree;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Holds all that the store has against the log: each record and vault row against its entry, entries against tiles,
 * tiles against the root, the root against every checkpoint, those against a checkpoint that was kept outside, and what
 * outsiders said of them against their bytes.
 *
 * <p>It needs the log's verifier key, not one of the hub's secrets. What it cannot find: a record that was changed in the
 * moment before it got its place in the log; and, without a checkpoint from outside, a log that its own key signed anew
 * from the beginning; and what became of the keys of archived contents, which fit nothing but the files
 * ({@link ArchiveAudit}).
 */
public final class LogAudit {

    /** An audit stops when it has found so much. */
    public static final int MOST_FOUND = 1000;

    private static final int CHUNK = 16 * Tile.FULL;

    /** Told from time to time how far an audit is. */
    public interface Progress {
        void at(long entry, long of);
    }

    private final DataSource source;
    private final NoteVerifier log;
    private final AttestationTrust trust;

    public LogAudit(DataSource source, NoteVerifier log, AttestationTrust trust) {
        this.source = source;
        this.log = log;
        this.trust = trust;
    }

    /** Audits everything. */
    public AuditReport full(Optional<Note> kept, Progress progress) throws SQLException {
        return audit(kept, false, progress);
    }

    /**
     * Audits what came after a checkpoint up to which everything was verified before.
     *
     * @param verified kept outside, so that nobody can have changed it
     */
    public AuditReport since(Note verified, Progress progress) throws SQLException {
        return audit(Optional.of(verified), true, progress);
    }

    private AuditReport audit(Optional<Note> kept, boolean onlySince, Progress progress) throws SQLException {
        try (Connection connection = source.getConnection()) {
            SqlAudit.freeze(connection);
            try {
                return new Run(connection, kept, onlySince, progress).report();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** One audit. */
    private final class Run {

        private final Connection connection;
        private final Progress progress;
        private final Findings findings = new Findings();
        private final State state;
        private final RecordAudit records;
        private final NavigableMap<Long, Hash> roots = new TreeMap<>();
        private final Optional<Note> last;
        private long from;

        Run(Connection connection, Optional<Note> kept, boolean onlySince, Progress progress) throws SQLException {
            this.connection = connection;
            this.progress = progress;
            this.state = SqlLog.state(connection);
            this.records = new RecordAudit(connection, findings);
            this.last = checkpoints();
            kept.flatMap(note -> open(note, "the checkpoint that was kept")).ifPresent(checkpoint -> {
                expect(checkpoint, "the checkpoint that was kept");
                from = onlySince && checkpoint.size() <= state.size() ? checkpoint.size() : 0;
            });
        }

        AuditReport report() throws SQLException {
            try {
                tree();
                UUID first = from == 0 ? new UUID(0, 0) : records.first();
                records.end(first, state.size());
                new RegistryAudit(connection, findings).check(first, records.archived() > 0);
            } catch (IOException | TlogException broken) {
                findings.add(Kind.TILE_CHANGED, "the log", String.valueOf(broken.getMessage()));
            }
            Vouched vouched = new AttestationAudit(connection, findings, log.name(), trust).check(from);
            return new AuditReport(
                    from,
                    state.size(),
                    records.archived(),
                    records.erased(),
                    vouched,
                    findings.all(),
                    findings.all().isEmpty() ? last : Optional.empty());
        }

        /** Notes what root the tree must have at each checkpoint. */
        private Optional<Note> checkpoints() throws SQLException {
            Optional<Note> latest = Optional.empty();
            for (CheckpointSeen one : SqlAudit.checkpoints(connection)) {
                String where = "checkpoint " + one.size();
                Optional<Note> note = parse(one.note(), where);
                note.flatMap(parsed -> open(parsed, where)).ifPresent(checkpoint -> {
                    if (checkpoint.size() != one.size()
                            || !Arrays.equals(checkpoint.root().bytes(), one.root())) {
                        findings.add(Kind.CHECKPOINT_CHANGED, where, "its row says something else than its note");
                    }
                    expect(checkpoint, where);
                });
                latest = latest.or(() -> note);
            }
            return latest;
        }

        private Optional<Note> parse(String note, String where) {
            try {
                return Optional.of(Note.parse(note));
            } catch (TlogException malformed) {
                findings.add(Kind.CHECKPOINT_CHANGED, where, String.valueOf(malformed.getMessage()));
                return Optional.empty();
            }
        }

        private Optional<Checkpoint> open(Note note, String where) {
            try {
                return Optional.of(Checkpoint.open(note, log));
            } catch (TlogException forged) {
                findings.add(Kind.CHECKPOINT_CHANGED, where, String.valueOf(forged.getMessage()));
                return Optional.empty();
            }
        }

        private void expect(Checkpoint checkpoint, String where) {
            if (checkpoint.size() > state.size()) {
                findings.add(
                        Kind.LOG_ROLLED_BACK,
                        where,
                        "it has " + checkpoint.size() + " entries, the log has " + state.size());
            }
            Hash known = roots.putIfAbsent(checkpoint.size(), checkpoint.root());
            if (known != null && !known.equals(checkpoint.root())) {
                findings.add(Kind.LOG_FORKED, where, "there are two roots of size " + checkpoint.size());
            }
        }

        private void tree() throws SQLException, IOException, TlogException {
            var tree = new GrowingTree(new SqlTiles(connection), from);
            compare(tree);
            while (tree.size() < state.size() && findings.size() < MOST_FOUND) {
                long first = tree.size();
                long before = Math.min(state.size(), (first / CHUNK + 1) * CHUNK);
                List<byte[]> entries = new EntryReader(connection, findings).read(first, before);
                records.check(first, entries);
                for (byte[] entry : entries) {
                    tree.add(Merkle.leaf(entry));
                    compare(tree);
                }
                tiles(tree);
                progress.at(tree.size(), state.size());
            }
            if (!tree.root().equals(state.root()) && tree.size() == state.size()) {
                findings.add(Kind.LOG_FORKED, "log_state", "the entries make another root than it says");
            }
        }

        private void compare(GrowingTree tree) {
            Hash expected = roots.get(tree.size());
            if (expected != null && !expected.equals(tree.root())) {
                findings.add(
                        Kind.LOG_FORKED,
                        "checkpoint " + tree.size(),
                        "the first " + tree.size() + " entries make another root than it says");
                roots.remove(tree.size());
            }
        }

        private void tiles(GrowingTree tree) throws SQLException {
            var stored = new SqlTiles(connection);
            for (GrowingTree.Grown grown : tree.takeGrown()) {
                Optional<byte[]> found = stored.find(grown.tile());
                if (found.isEmpty() || !Arrays.equals(found.get(), grown.hashes())) {
                    findings.add(
                            Kind.TILE_CHANGED,
                            grown.tile().path(),
                            found.isEmpty() ? "it is missing" : "it does not fit the entries");
                }
            }
        }
    }

    /** What was found so far. */
    static final class Findings {

        private final List<Tampering> all = new ArrayList<>();

        void add(Kind kind, String where, String found) {
            if (all.size() < MOST_FOUND) {
                all.add(new Tampering(kind, where, found));
            }
        }

        int size() {
            return all.size();
        }

        List<Tampering> all() {
            return all;
        }
    }
}
