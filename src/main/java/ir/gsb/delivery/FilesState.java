package ir.gsb.delivery;

import ir.gsb.canonical.FileFault;
import ir.gsb.message.InquiryType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the integrators' files a node serves.
 *
 * @param since when they took the place of others
 * @param served the inquiries that can be asked, if they are registered
 * @param withoutRoute inquiries with a schema and no route
 * @param withoutSchema inquiries with a route and no schema
 * @param refused the last set that was not taken
 */
public record FilesState(
        Instant since,
        Set<InquiryType> served,
        Set<InquiryType> withoutRoute,
        Set<InquiryType> withoutSchema,
        int mappings,
        Optional<Refused> refused) {

    /** @param mendedAt when a sound set was taken after it; empty while what the folders hold is still refused */
    public record Refused(Instant at, List<FileFault> faults, Optional<Instant> mendedAt) {}
}
