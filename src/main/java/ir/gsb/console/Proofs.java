package ir.gsb.console;

import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.RecordTexts;
import ir.gsb.message.ExchangeId;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.util.ArrayList;
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

    /** One for each record of the exchange that a checkpoint covers by now. */
    List<Proof> of(ExchangeId id) {
        List<Proof> proofs = new ArrayList<>();
        for (RecordTexts.Text text : texts.of(id)) {
            Optional<LogProof> proof = log.proofOf(id, text.kind());
            if (proof.isPresent()) {
                proofs.add(proof(text, proof.get()));
            }
        }
        return proofs;
    }

    private Proof proof(RecordTexts.Text text, LogProof proof) {
        try {
            return Proof.of(text, proof, verifier);
        } catch (TlogException broken) {
            throw new IllegalStateException("the stored checkpoint cannot be read", broken);
        }
    }
}
