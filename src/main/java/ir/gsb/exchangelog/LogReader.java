package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.tlog.InclusionProof;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.TiledTree;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Reads the log: where a record is in it, what proves that, and the checkpoints. Everything throws
 * {@link RecordingUnavailableException} if the store cannot be read.
 */
public final class LogReader {

    private final DataSource source;
    private final SqlAttestations attestations;

    public LogReader(DataSource source) {
        this.source = source;
        this.attestations = new SqlAttestations(source);
    }

    private interface Read<R> {
        R from(Connection connection) throws SQLException;
    }

    /** The index of a record's entry; absent while it waits for one. */
    public Optional<Long> indexOf(ExchangeId id, int kind) {
        return read(connection -> SqlCheckpoints.indexOf(connection, id.value(), kind));
    }

    /** Proves a record's entry in the latest checkpoint; absent while none covers it, which takes a second or two. */
    public Optional<LogProof> proofOf(ExchangeId id, int kind) {
        return read(connection -> {
            Optional<Long> index = SqlCheckpoints.indexOf(connection, id.value(), kind);
            Optional<StoredCheckpoint> latest = SqlCheckpoints.latest(connection);
            if (index.isEmpty() || latest.isEmpty() || latest.get().size() <= index.get()) {
                return Optional.empty();
            }
            return Optional.of(proof(connection, index.get(), latest.get()));
        });
    }

    /** What the store has now of the records of an exchange, or of an act; empty if the log knows nothing of it either. */
    public List<RecordState> states(ExchangeId id) {
        return read(connection -> {
            SqlAudit.freeze(connection);
            List<RecordState> states = SqlRecordStates.of(connection, id.value());
            connection.rollback();
            return states;
        });
    }

    /** The first checkpoint that covers an entry and that somebody outside vouched for. */
    public Optional<StoredCheckpoint> vouchedFor(long index) {
        return read(connection -> SqlCheckpoints.vouchedFor(connection, index));
    }

    /** Who vouched for a checkpoint. */
    public List<Voucher> vouchers(StoredCheckpoint checkpoint) {
        return read(connection -> SqlCheckpoints.vouchers(connection, checkpoint));
    }

    /** Proves an entry in a given checkpoint, as one that is time-stamped. */
    public LogProof proofOf(long index, StoredCheckpoint checkpoint) {
        return read(connection -> proof(connection, index, checkpoint));
    }

    private static LogProof proof(Connection connection, long index, StoredCheckpoint checkpoint) throws SQLException {
        try {
            InclusionProof proof = new TiledTree(new SqlTiles(connection), checkpoint.size()).inclusion(index);
            return LogProof.of(proof, checkpoint.note());
        } catch (IOException | TlogException broken) {
            throw new SQLException("the tiles of the log cannot be read", broken);
        }
    }

    /**
     * The checkpoint in which an entry is best proven: the first one over it that was time-stamped, else the latest.
     * Absent while none is over it.
     */
    public Optional<AttestedCheckpoint> attested(long index) {
        try {
            Optional<Long> stamped = attestations.attestedAfter(index);
            if (stamped.isEmpty()) {
                return latest().filter(latest -> latest.size() > index)
                        .map(latest -> new AttestedCheckpoint(latest, List.of()));
            }
            List<TimeStamped> stamps = attestations.timeStamps(stamped.get());
            return checkpoints(stamped.get() + 1, 1).stream()
                    .findFirst()
                    .map(checkpoint -> new AttestedCheckpoint(checkpoint, stamps));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the log cannot be read", away);
        }
    }

    /** The last checkpoint that was published. */
    public Optional<StoredCheckpoint> latest() {
        return read(SqlCheckpoints::latest);
    }

    /** Checkpoints smaller than a size, the largest first. */
    public List<StoredCheckpoint> checkpoints(long below, int most) {
        return read(connection -> SqlCheckpoints.list(connection, below, most));
    }

    /** How many entries the log has. */
    public long size() {
        return read(connection -> SqlLog.state(connection).size());
    }

    /** Since when the oldest entry waits for its place; absent if none does. */
    public Optional<Instant> waitingSince() {
        return read(SqlLog::waitingSince);
    }

    /** How many entries wait for their place. */
    public long lag() {
        return read(SqlLog::lag);
    }

    private <R> R read(Read<R> read) {
        try (Connection connection = source.getConnection()) {
            return read.from(connection);
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the log cannot be read", away);
        }
    }
}
