package ir.gsb.duplicates;

import java.time.Duration;

/**
 * How services are compared.
 *
 * @param every how long after a comparison it is looked for what is new
 * @param kept likely pairs that are kept at most
 * @param lowest score of the pairs that are kept, 0 to 100
 */
public record DuplicatesSettings(Duration every, int kept, int lowest) {

    public DuplicatesSettings {
        if (!every.isPositive() || kept < 1) {
            throw new IllegalArgumentException("every and kept have to be more than nothing");
        }
        if (lowest < 0 || lowest > 100) {
            throw new IllegalArgumentException("lowest has to be from 0 to 100, not " + lowest);
        }
    }
}
