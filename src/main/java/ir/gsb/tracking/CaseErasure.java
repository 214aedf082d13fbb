package ir.gsb.tracking;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.Hold;
import ir.gsb.exchangelog.Holds;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.RecordingUnavailableException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Erases what tells whose a case is: the hashes of the second factors, so that nobody can look at it any more, the mobile,
 * the agency's own number, the notes, and the comment of the survey. That there was such a case stays, for the statistics.
 */
public final class CaseErasure {

    private final RecordedActs acts;
    private final Holds holds;

    public CaseErasure(RecordedActs acts, Holds holds) {
        this.acts = acts;
        this.holds = holds;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param cases how many; 0 if there was none */
        record Erased(int cases) implements Outcome {}

        /** A legal hold on the person forbids it. */
        record Held(long hold) implements Outcome {}
    }

    /**
     * Erases in all cases that were opened with a person's national ID.
     *
     * @param subjectHash as {@link ir.gsb.exchangelog.MasterKeys#subjectHash} makes it
     * @throws RecordingUnavailableException if the store is away; then nothing is erased
     */
    public Outcome eraseSubject(byte[] subjectHash, String actor, String reason) {
        Optional<Long> hold = holds.list().stream()
                .filter(one -> one.releasedAt().isEmpty())
                .filter(one -> one.about()
                        .subjectHash()
                        .filter(held -> Arrays.equals(held, subjectHash))
                        .isPresent())
                .map(Hold::id)
                .findFirst();
        return hold.<Outcome>map(Outcome.Held::new)
                .orElseGet(() ->
                        erase(SqlCaseErasure.Which.ofSubject(subjectHash), actor, "cases of a person: " + reason));
    }

    /** Erases in one case, which may have been opened with a mobile alone. */
    public Outcome eraseCase(TrackingCode code, String actor, String reason) {
        return erase(SqlCaseErasure.Which.ofCode(code), actor, "case " + code + ": " + reason);
    }

    private Outcome erase(SqlCaseErasure.Which which, String actor, String reason) {
        var cases = new AtomicInteger();
        acts.run(new Act(Act.Word.ERASED, actor, Optional.empty(), reason), connection -> {
            cases.set(SqlCaseErasure.erase(connection, which));
            return cases.get() > 0;
        });
        return new Outcome.Erased(cases.get());
    }
}
