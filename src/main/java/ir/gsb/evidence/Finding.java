package ir.gsb.evidence;

import java.util.List;

/** What became of the check of a file. */
public sealed interface Finding {

    List<Check> checks();

    /** The file proves the exchange; the checks say what nobody looked at. */
    record Valid(List<Check> checks) implements Finding {}

    /** The file is spoiled or forged: at least one check failed. */
    record Invalid(List<Check> checks) implements Finding {

        /** What failed. */
        public List<Check> reasons() {
            return checks.stream()
                    .filter(check -> check.verdict() == Check.Verdict.FAILS)
                    .toList();
        }
    }

    /**
     * Nothing can be said: it is no evidence container, or nobody was named whose word counts.
     *
     * @param why one sentence
     */
    record NotCheckable(List<Check> checks, String why) implements Finding {}
}
