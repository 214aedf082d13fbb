package ir.gsb.samples.country;

import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service of the synthetic country.
 *
 * @param reference the agency's own, unique within it
 * @param parent reference of the service that it is below
 * @param code empty until it was approved
 * @param versions of its sheet, the newest last
 * @param written when the newest version was written
 * @param remarks of the reviewer by field, if it was returned
 */
public record CountryService(
        String agency,
        String reference,
        Optional<String> parent,
        Optional<String> code,
        State state,
        List<Sheet> versions,
        Instant written,
        Map<String, String> remarks) {

    /** The newest sheet. */
    public Sheet sheet() {
        return versions.getLast();
    }

    /** Number of the version that people see. */
    public Optional<Integer> publishedVersion() {
        return switch (state) {
            case PUBLISHED -> Optional.of(versions.size());
            case REVISION -> Optional.of(versions.size() - 1);
            case DRAFT, AGENCY_SIGNED, UNDER_REVIEW, RETURNED, APPROVED, RETIRED -> Optional.empty();
        };
    }
}
