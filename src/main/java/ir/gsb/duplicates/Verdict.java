package ir.gsb.duplicates;

import java.time.Instant;

/**
 * What someone judged of two services.
 *
 * @param one the smaller code
 * @param remark why; at most {@value #LONGEST_REMARK} characters
 */
public record Verdict(String one, String other, Judgement judgement, String by, Instant at, String remark) {

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

    /** Of two services in any order. */
    public static Verdict of(String code, String otherCode, Judgement judgement, String by, Instant at, String remark) {
        boolean ordered = code.compareTo(otherCode) < 0;
        return new Verdict(ordered ? code : otherCode, ordered ? otherCode : code, judgement, by, at, remark);
    }
}
