package ir.gsb.evidence;

import ir.gsb.evidence.Recorded.Kind;
import ir.gsb.security.NotProvenException;
import ir.gsb.security.TimeStamp;
import ir.gsb.security.TimeStampVerifier;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Checks 5 to 7: the records are in the log, and when and by whom the log was seen. */
final class LogSteps {

    private static final int SALT_BYTES = 16;

    /** How far the clocks of a hub and of a time-stamp authority may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final Opened container;
    private final Trust trust;

    LogSteps(Opened container, Trust trust) {
        this.container = container;
        this.trust = trust;
    }

    Judgement records() throws NotProvenException, TlogException {
        container.records();
        if (trust.log().isEmpty()) {
            return Judgement.noTrust("no key of the log is named (--log-key)");
        }
        List<String> places = new ArrayList<>();
        for (Kind kind : container.kinds()) {
            places.add(kind.word() + " at " + place(kind, trust.log().get()));
        }
        Checkpoint checkpoint = Checkpoint.open(note(), trust.log().get());
        return Judgement.holds("in the log " + checkpoint.origin() + " of " + checkpoint.size() + " entries: "
                + String.join(", ", places));
    }

    private long place(Kind kind, NoteVerifier log) throws NotProvenException, TlogException {
        byte[] salt = container.file(Names.recordSalt(kind));
        if (salt.length != SALT_BYTES) {
            throw new NotProvenException(Names.recordSalt(kind) + " is not of " + SALT_BYTES + " bytes");
        }
        LogProof proof = LogProof.parse(container.file(Names.recordProof(kind)));
        if (!Arrays.equals(proof.checkpoint().toBytes(), container.file(Names.CHECKPOINT))) {
            throw new NotProvenException("the proof of the record " + kind.word() + " leads to another checkpoint");
        }
        byte[] entry = Manifest.sha256(salt, container.file(Names.record(kind)));
        try {
            proof.verify(Merkle.leaf(entry), log);
        } catch (TlogException e) {
            throw new NotProvenException("the record " + kind.word() + " is not proven: " + e.getMessage(), e);
        }
        return proof.index();
    }

    private Note note() throws TlogException {
        return Note.parse(container.file(Names.CHECKPOINT));
    }

    Judgement timeStamps() throws NotProvenException {
        List<byte[]> tokens = container.numbered(Names.TIME_STAMP);
        if (tokens.isEmpty()) {
            return Judgement.notChecked(
                    "no time-stamp is over the checkpoint: when the log said so rests on its own word");
        }
        if (trust.timeStamps().isEmpty()) {
            return Judgement.noTrust("no authority is named for time-stamps (--tsa)");
        }
        var verifier = new TimeStampVerifier(trust.timeStamps());
        List<String> found = new ArrayList<>();
        for (byte[] token : tokens) {
            TimeStamp stamp = verifier.verify(token, container.file(Names.CHECKPOINT));
            requireAfterRecords(stamp.at());
            found.add(stamp.at() + " by " + stamp.by().getSubjectX500Principal().getName());
        }
        return Judgement.holds("the checkpoint was there at " + String.join(", ", found));
    }

    /** A checkpoint over a record cannot have been there before the record was made. */
    private void requireAfterRecords(Instant stamped) throws NotProvenException {
        for (Kind kind : container.kinds()) {
            Instant made =
                    RecordedText.of(List.of(container.file(Names.record(kind)))).first();
            if (made.isAfter(stamped.plus(CLOCKS))) {
                throw new NotProvenException("the checkpoint was there at " + stamped + ", but the record "
                        + kind.word() + " in it says " + made + ", more than the " + CLOCKS.toMinutes()
                        + " minutes later that clocks may be apart");
            }
        }
    }

    Judgement witnesses() throws TlogException {
        Note checkpoint = note();
        int others = checkpoint.signatures().size() - 1;
        if (trust.witnesses().isEmpty()) {
            return Judgement.notChecked("no witness is named (--witness); the checkpoint bears " + Math.max(0, others)
                    + " other signatures");
        }
        List<String> found = new ArrayList<>();
        for (CosignatureVerifier witness : trust.witnesses()) {
            found.add(witness.name() + " at " + witness.verify(checkpoint));
        }
        return Judgement.holds("the checkpoint was seen by " + String.join(", ", found));
    }
}
