package ir.gsb.console;

import ir.gsb.exchangelog.RecordState;
import ir.gsb.exchangelog.Voucher;
import java.util.List;
import java.util.Optional;

/**
 * What became of each record of an exchange, and what proves it.
 *
 * @param records by their kinds
 */
public record Verification(List<Checked> records) {

    /**
     * One record.
     *
     * @param proof empty while it waits for a checkpoint, or if the record is gone
     * @param vouchers who outside of the hub vouched for the proof's checkpoint
     */
    public record Checked(RecordState state, Optional<Proof> proof, List<Voucher> vouchers) {

        boolean isSound() {
            return state.isSound() && proof.map(Proof::holds).orElse(true);
        }
    }

    public Verification {
        records = List.copyOf(records);
    }

    /** {@code fails}, {@code waits} or {@code holds}. */
    public String word() {
        if (!records.stream().allMatch(Checked::isSound)) {
            return "fails";
        }
        return records.stream().allMatch(one -> one.proof().isPresent()) ? "holds" : "waits";
    }

    /** Whether something that was said was erased by an act. */
    public boolean erased() {
        return records.stream().anyMatch(one -> one.state().said() == RecordState.Said.ERASED);
    }
}
