package ir.gsb.tracking;

import java.time.Instant;

/** What came of looking for a case. */
public sealed interface Look {

    record Found(CaseView view) implements Look {}

    /** No case can have such a code: too few digits, too many, or they do not check. It was not looked for, nor counted. */
    record NoCode() implements Look {}

    /** There is no such case, or the second factor is not its: nobody learns which. */
    record Unknown() implements Look {}

    /**
     * Too many wrong guesses, for this code or from this source; it was not looked at.
     *
     * @param until when the next look is taken
     */
    record Slowed(Instant until) implements Look {}
}
