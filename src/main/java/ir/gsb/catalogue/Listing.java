package ir.gsb.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * A published service as lists show it; the sheet itself is read when it is asked for.
 *
 * @param id of the service in the store
 * @param code that the management organisation gave: 8 digits, of a sub-service its parent's code and 3 more
 * @param version of the sheet that is published
 */
public record Listing(
        long id,
        String code,
        Optional<String> parent,
        String agency,
        Text title,
        Classification classification,
        boolean electronic,
        int version,
        Instant publishedAt) {}
