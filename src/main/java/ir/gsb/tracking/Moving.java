package ir.gsb.tracking;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** How a case goes on: by the agency that opened it or that has it, and in order. */
final class Moving {

    private final KnownAgencies agencies;

    Moving(KnownAgencies agencies) {
        this.agencies = agencies;
    }

    /** @throws RefusedException if it names an agency that is not known, or the one that tells it */
    void check(ToldEvent told) {
        told.forwardTo().filter(told.party().agency()::equals).ifPresent(itself -> {
            throw ToldEvent.refusal(List.of(
                    new Violation("/forwardTo", "must be another agency: with ACCEPTED the case is yours again")));
        });
        told.forwardTo().filter(agency -> !agencies.has(agency)).ifPresent(unknown -> {
            throw ToldEvent.refusal(List.of(new Violation("/forwardTo", "must be the code of an agency")));
        });
    }

    /**
     * Whether the agency has to do with the case.
     *
     * @throws RefusedException {@code state-conflict} if it has, but this does not follow now
     */
    boolean allowed(StoredCase one, ToldEvent told) {
        if (!one.isMovedBy(told.party().agency())) {
            return false;
        }
        if (!one.state().mayBecome(told.state())) {
            throw RefusedException.of(Code.STATE_CONFLICT, outOfOrder(one.state(), told.state()));
        }
        if (told.at().isBefore(one.changedAt())) {
            throw RefusedException.of(
                    Code.STATE_CONFLICT,
                    "The newest event of the case is of " + one.changedAt()
                            + ", and this one is earlier: events are told in the order in which they happened. Mend "
                            + "at, and send it under a new message id.");
        }
        return true;
    }

    private static String outOfOrder(CaseState now, CaseState wanted) {
        if (now.over()) {
            return "The case is " + now + " and is over: " + wanted + " cannot follow. Open a new case.";
        }
        String next = now.next().stream().map(CaseState::name).collect(Collectors.joining(", "));
        return "The case is " + now + ": " + wanted + " cannot follow, only " + next
                + ". Tell first what happened before it, then send this event again under a new message id.";
    }
}
