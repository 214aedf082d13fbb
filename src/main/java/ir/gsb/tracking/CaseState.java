package ir.gsb.tracking;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a case stands: what the newest event said of it. */
public enum CaseState {
    /** The agency has the request. */
    OPENED,
    /** It works on it, or works on it again. */
    ACCEPTED,
    /** The citizen has to bring or send something. */
    WAITING_FOR_PAPERS,
    /** Another agency has it now. */
    FORWARDED,
    /** The decision is taken, what was asked for is being made. */
    DECIDED,
    /** The citizen has it. */
    DELIVERED,
    /** It was declined, and the note says why. */
    REJECTED,
    /** The citizen does not want it any more. */
    WITHDRAWN;

    private static final Map<CaseState, Set<CaseState>> NEXT = new EnumMap<>(Map.of(
            OPENED, EnumSet.of(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, REJECTED, WITHDRAWN),
            ACCEPTED, EnumSet.of(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, DECIDED, REJECTED, WITHDRAWN),
            WAITING_FOR_PAPERS, EnumSet.of(ACCEPTED, REJECTED, WITHDRAWN),
            FORWARDED, EnumSet.of(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, REJECTED, WITHDRAWN),
            DECIDED, EnumSet.of(FORWARDED, DELIVERED, WITHDRAWN),
            DELIVERED, EnumSet.noneOf(CaseState.class),
            REJECTED, EnumSet.noneOf(CaseState.class),
            WITHDRAWN, EnumSet.noneOf(CaseState.class)));

    /** What may follow, in the order in which it usually does. */
    public List<CaseState> next() {
        return List.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    public boolean mayBecome(CaseState other) {
        return next().contains(other);
    }

    /** Whether nothing follows any more. */
    public boolean over() {
        return next().isEmpty();
    }
}
