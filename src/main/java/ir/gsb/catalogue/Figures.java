package ir.gsb.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * How much and how often. What is not known is absent.
 *
 * @param receivers how many get it in a period
 * @param days that it takes on average; 0 is at once
 * @param frequency how often one person needs it
 * @param visits in person
 */
public record Figures(
        @Nullable Long receivers,
        @Nullable Period period,
        @Nullable Integer days,
        @Nullable Frequency frequency,
        @Nullable Integer visits) {

    public static final Figures NONE = new Figures(null, null, null, null, null);

    /** In which time receivers are counted. */
    public enum Period {
        MONTH,
        QUARTER,
        YEAR
    }

    /** How often one person needs it. */
    public enum Frequency {
        ONCE,
        MONTHLY,
        YEARLY,
        SEVERAL_YEARS,
        AS_NEEDED
    }

    public Figures {
        if (receivers != null && receivers < 0 || days != null && days < 0 || visits != null && visits < 0) {
            throw new IllegalArgumentException("figures: a number is not negative");
        }
    }
}
