package ir.gsb.catalogue;

import java.time.Instant;
import java.util.Optional;

/**
 * A service as those who keep its sheet see it, with the newest version.
 *
 * @param reference the agency's own name of it, {@code [A-Za-z0-9._-]{1,64}}
 * @param parent id of the service that it is a sub-service of
 * @param edit counts changes and steps: who wants to change it says which he saw
 * @param publishedVersion what people see
 */
public record ServiceFile(
        long id,
        String agency,
        String reference,
        Optional<Long> parent,
        Optional<String> code,
        State state,
        int edit,
        Optional<Integer> publishedVersion,
        Version newest) {

    /** One version of the sheet. */
    public record Version(int number, Sheet sheet, String writtenBy, Instant writtenAt) {}

    public Sheet sheet() {
        return newest.sheet();
    }

    public boolean isPublished() {
        return publishedVersion.isPresent();
    }
}
