package ir.gsb.duplicates;

import ir.gsb.catalogue.Listing;
import java.util.List;

/**
 * Two services of different agencies that look like the same work.
 *
 * @param one that with the smaller code
 * @param score 0 to 99: about how many of a hundred pairs with such evidence are the same work
 * @param reasons what they share, strongest first
 */
public record Likeness(Listing one, Listing other, int score, List<Reason> reasons) {

    public Likeness {
        if (one.code().compareTo(other.code()) >= 0) {
            throw new IllegalArgumentException(one.code() + " has to be smaller than " + other.code());
        }
        reasons = List.copyOf(reasons);
    }

    boolean concerns(String agency) {
        return one.agency().equals(agency) || other.agency().equals(agency);
    }

    /** Whether it is of these two. */
    public boolean isOf(String code, String otherCode) {
        return one.code().equals(code) && other.code().equals(otherCode)
                || one.code().equals(otherCode) && other.code().equals(code);
    }
}
