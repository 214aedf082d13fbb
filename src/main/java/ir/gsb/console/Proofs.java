package ir.gsb.console;

import ir.gsb.console.Verification.Checked;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.RecordState;
import ir.gsb.exchangelog.RecordTexts;
import ir.gsb.exchangelog.StoredCheckpoint;
import ir.gsb.exchangelog.Voucher;
import ir.gsb.message.ExchangeId;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Proves an exchange's records from what the store has now. */
@Component
class Proofs {

    private final RecordTexts texts;
    private final LogReader log;
    private final NoteVerifier verifier;

    Proofs(RecordTexts texts, LogReader log, NoteSigner signer) {
        this.texts = texts;
        this.log = log;
        this.verifier = signer.verifier();
    }

    /** The records of an exchange, or of an act; empty if neither the store nor the log knows it. */
    Optional<Verification> of(ExchangeId id) {
        List<RecordState> states = log.states(id);
        if (states.isEmpty()) {
            return Optional.empty();
        }
        List<RecordTexts.Text> records = texts.of(id);
        return Optional.of(new Verification(
                states.stream().map(state -> checked(state, records)).toList()));
    }

    private Checked checked(RecordState state, List<RecordTexts.Text> records) {
        Optional<StoredCheckpoint> checkpoint = state.index().flatMap(this::covering);
        Optional<RecordTexts.Text> record =
                records.stream().filter(one -> one.kind() == state.kind()).findFirst();
        if (checkpoint.isEmpty() || record.isEmpty()) {
            return new Checked(state, Optional.empty(), List.of());
        }
        LogProof proof = log.proofOf(state.index().orElseThrow(), checkpoint.get());
        List<Voucher> vouchers = log.vouchers(checkpoint.get());
        return new Checked(state, Optional.of(proof(record.get(), proof)), vouchers);
    }

    /** One that somebody outside vouched for proves more than a newer one. */
    private Optional<StoredCheckpoint> covering(long index) {
        return log.vouchedFor(index).or(() -> log.latest().filter(latest -> latest.size() > index));
    }

    private Proof proof(RecordTexts.Text text, LogProof proof) {
        try {
            return Proof.of(text, proof, verifier);
        } catch (TlogException broken) {
            throw new IllegalStateException("the stored checkpoint cannot be read", broken);
        }
    }
}
