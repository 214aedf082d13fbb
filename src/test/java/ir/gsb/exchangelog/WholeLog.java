package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TiledTree;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** All that must hold of a hub's log, whatever happened to the hub and its store. */
public final class WholeLog {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataSource source;
    private final NoteVerifier log;

    /** @param vkey the file with the log's verifier key */
    public WholeLog(DataSource source, Path vkey) throws IOException, TlogException {
        this.source = source;
        this.log = NoteVerifier.parse(Files.readString(vkey).strip());
    }

    /**
     * Waits until all records are covered by a checkpoint. Then each has one place, no place is used twice, all that was
     * published is of one log, and the full audit finds nothing.
     *
     * @param seen the checkpoints that somebody outside has seen at any time
     */
    public void require(Collection<Note> seen) throws SQLException, TlogException, IOException {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(this::isCovered);
        assertThat(number("""
            SELECT count(*) FROM record r WHERE NOT EXISTS (
                SELECT FROM log_leaf l WHERE l.exchange_id = r.exchange_id AND l.kind = r.kind)
            """)).as("records without a place").isZero();
        long size = number("SELECT size FROM log_state");
        assertThat(number("SELECT count(*) FROM record")).as("records").isEqualTo(size);
        assertThat(number("SELECT count(DISTINCT idx) FROM log_leaf")).isEqualTo(size);
        assertThat(number("SELECT count(*) FROM log_leaf")).isEqualTo(size);
        assertThat(number("SELECT coalesce(max(idx), -1) FROM log_leaf")).isEqualTo(size - 1);
        requireOneLog(seen);
        Optional<Note> oldest = seen.stream().min(Comparator.comparing(this::size));
        assertThat(new LogAudit(source, log, AttestationTrust.none())
                        .full(oldest, (entry, of) -> {})
                        .found())
                .isEmpty();
    }

    private boolean isCovered() throws SQLException {
        return number("SELECT count(*) FROM log_queue") == 0
                && number("SELECT size FROM log_state") == number("SELECT coalesce(max(size), 0) FROM log_checkpoint");
    }

    private long size(Note note) {
        try {
            return Checkpoint.open(note, log).size();
        } catch (TlogException forged) {
            throw new AssertionError(forged);
        }
    }

    private void requireOneLog(Collection<Note> seen) throws SQLException, TlogException, IOException {
        Checkpoint now =
                Checkpoint.open(new LogReader(source).latest().orElseThrow().note(), log);
        try (Connection connection = source.getConnection()) {
            var tree = new TiledTree(new SqlTiles(connection), now.size());
            for (Note one : seen) {
                Checkpoint older = Checkpoint.open(one, log);
                tree.consistency(older.size()).verify(older.root(), now.root());
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
