package ir.gsb.witness;

import ir.gsb.tlog.AddCheckpoint;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.ConsistencyProof;
import ir.gsb.tlog.Cosigner;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cosigns the checkpoints of logs that it knows, if they hold all that it saw before (C2SP tlog-witness,
 * {@code add-checkpoint}). With it, a log that shows different trees to different people is found out.
 */
public final class Witness {

    /** What became of a checkpoint. */
    public sealed interface Verdict {

        /** It was consistent, is remembered, and this cosigns it. */
        record Cosigned(Note.Signature signature) implements Verdict {}

        /** 409: the proof should begin at this size. */
        record Conflict(long knownSize) implements Verdict {}

        /** Another HTTP status, and why. */
        record Refused(int status, String why) implements Verdict {}
    }

    private static final int BAD_REQUEST = 400;
    private static final int NOT_ITS_LOG = 403;
    private static final int UNKNOWN_LOG = 404;
    private static final int INCONSISTENT = 422;

    private final Map<String, NoteVerifier> logs;
    private final Cosigner cosigner;
    private final WitnessMemory memory;
    private final Clock clock;

    /** @param logs whose checkpoints it cosigns; the name of each key is the log's origin */
    public Witness(List<NoteVerifier> logs, Cosigner cosigner, WitnessMemory memory, Clock clock) {
        this.logs = logs.stream().collect(Collectors.toMap(NoteVerifier::name, Function.identity()));
        this.cosigner = cosigner;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * Judges a checkpoint. What it cosigns it has remembered on disk before.
     *
     * @throws IOException if its memory cannot be read or written; then nothing is cosigned
     */
    public synchronized Verdict add(byte[] body) throws IOException {
        try {
            AddCheckpoint asked = AddCheckpoint.parse(body);
            Checkpoint claimed = Checkpoint.parse(asked.checkpoint().text());
            NoteVerifier log = logs.get(claimed.origin());
            if (log == null) {
                return new Verdict.Refused(UNKNOWN_LOG, "This witness does not know the log " + claimed.origin() + ".");
            }
            return judge(asked, log);
        } catch (TlogException malformed) {
            return new Verdict.Refused(BAD_REQUEST, malformed.getMessage() + ".");
        }
    }

    private Verdict judge(AddCheckpoint asked, NoteVerifier log) throws IOException {
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(asked.checkpoint(), log);
        } catch (TlogException unsigned) {
            return new Verdict.Refused(NOT_ITS_LOG, unsigned.getMessage() + ".");
        }
        if (asked.oldSize() > checkpoint.size()) {
            return new Verdict.Refused(BAD_REQUEST, "The old size is above that of the checkpoint.");
        }
        Optional<Checkpoint> known = memory.latest(checkpoint.origin(), log);
        long knownSize = known.map(Checkpoint::size).orElse(0L);
        boolean forked = known.filter(last -> last.size() == checkpoint.size())
                .filter(last -> !last.root().equals(checkpoint.root()))
                .isPresent();
        if (asked.oldSize() != knownSize || forked) {
            return new Verdict.Conflict(knownSize);
        }
        try {
            new ConsistencyProof(knownSize, checkpoint.size(), asked.path())
                    .verify(known.map(Checkpoint::root).orElse(Merkle.EMPTY_ROOT), checkpoint.root());
        } catch (TlogException inconsistent) {
            return new Verdict.Refused(INCONSISTENT, inconsistent.getMessage() + ".");
        }
        memory.remember(checkpoint.origin(), asked.checkpoint());
        return new Verdict.Cosigned(cosigner.cosign(checkpoint, clock.instant()));
    }
}
