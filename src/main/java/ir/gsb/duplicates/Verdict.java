package ir.gsb.duplicates;

import java.time.Instant;

/**
 * What someone judged of two services.
 *
 * @param one the smaller code
 * @param oneVersion of the first sheet that was published when it was judged; 0 if that is not known
 * @param remark why; at most {@value #LONGEST_REMARK} characters
 */
public record Verdict(
        String one,
        String other,
        int oneVersion,
        int otherVersion,
        Judgement judgement,
        String by,
        Instant at,
        String remark) {

    /** Characters of a remark. */
    public static final int LONGEST_REMARK = 1_000;

    /** What can be judged. */
    public enum Judgement {
        SAME_WORK,
        DIFFERENT,
        UNDECIDED
    }

    public Verdict {
        if (one.compareTo(other) >= 0) {
            throw new IllegalArgumentException(one + " has to be smaller than " + other);
        }
        if (by.isBlank()) {
            throw new IllegalArgumentException("a verdict needs whose it is");
        }
        if (remark.length() > LONGEST_REMARK) {
            throw new IllegalArgumentException(
                    "remark: at most " + LONGEST_REMARK + " characters, not " + remark.length());
        }
    }

    /** Of two services in any order, as they are published now. */
    public static Verdict of(String code, String otherCode, Judgement judgement, String by, Instant at, String remark) {
        boolean ordered = code.compareTo(otherCode) < 0;
        return new Verdict(ordered ? code : otherCode, ordered ? otherCode : code, 0, 0, judgement, by, at, remark);
    }

    /** Whether it is of other texts than those of a pair. */
    boolean isOfOtherTexts(Likeness pair) {
        return oneVersion != 0
                && (oneVersion != pair.one().version()
                        || otherVersion != pair.other().version());
    }
}
