package ir.gsb.catalogue;

/**
 * What has to be paid.
 *
 * @param rials 0 if it is free
 * @param how it is paid, in words
 */
public record Cost(String title, long rials, String how) {

    public Cost {
        Sheet.checkLength("costs.title", title);
        Sheet.checkLength("costs.how", how);
        if (rials < 0) {
            throw new IllegalArgumentException("costs.rials: an amount is not negative");
        }
    }
}
