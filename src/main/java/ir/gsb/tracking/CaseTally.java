package ir.gsb.tracking;

import java.util.OptionalDouble;

/**
 * How it went with some cases.
 *
 * @param delivered of the opened ones
 * @param promised those that have a promised date
 * @param late those of which the promised date was or is not kept
 * @param medianDays from opening to delivery; empty while fewer than {@link CaseNumbers#FEWEST} are delivered
 */
public record CaseTally(long opened, long delivered, long promised, long late, OptionalDouble medianDays) {

    /** Whether there are enough of them to say which part is late. */
    public boolean tellsLate() {
        return promised >= CaseNumbers.FEWEST;
    }
}
