package ir.gsb.duplicates;

import java.time.Duration;

/**
 * How services are compared.
 *
 * @param every how long after a comparison it is looked for what is new
 * @param kept likely pairs that are kept
 */
public record DuplicatesSettings(Duration every, int kept) {

    public DuplicatesSettings {
        if (!every.isPositive() || kept < 1) {
            throw new IllegalArgumentException("every and kept have to be more than nothing");
        }
    }
}
