package ir.gsb.tracking;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.Holds;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.RecordingUnavailableException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Erases what tells whose a case is: the hashes of the second factors, so that nobody can look at it any more, the mobile,
 * the agency's own number, the notes, and the comment of the survey. That there was such a case stays, for the statistics.
 */
public final class CaseErasure {

    private final RecordedActs acts;

    public CaseErasure(RecordedActs acts) {
        this.acts = acts;
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
        return erase(SqlCaseErasure.Which.ofSubject(subjectHash), actor, "cases of a person: " + reason);
    }

    /** Erases in one case, which may have been opened with a mobile alone. */
    public Outcome eraseCase(TrackingCode code, String actor, String reason) {
        return erase(SqlCaseErasure.Which.ofCode(code), actor, "case " + code + ": " + reason);
    }

    private Outcome erase(SqlCaseErasure.Which which, String actor, String reason) {
        var erased = new AtomicInteger();
        var held = new AtomicReference<@Nullable Long>();
        acts.run(new Act(Act.Word.ERASED, actor, Optional.empty(), reason), connection -> {
            held.set(Holds.on(connection, SqlCaseErasure.personsOf(connection, which))
                    .orElse(null));
            if (held.get() == null) {
                erased.set(SqlCaseErasure.erase(connection, which));
            }
            return erased.get() > 0;
        });
        Long hold = held.get();
        return hold == null ? new Outcome.Erased(erased.get()) : new Outcome.Held(hold);
    }
}
