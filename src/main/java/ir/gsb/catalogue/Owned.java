package ir.gsb.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Sheets that an agency's people look for among their own.
 *
 * @param state empty for all
 * @param words what stands in a title, the reference or the code, however it is spelt; empty for all
 */
public record Owned(String agency, Optional<State> state, String words) {

    /** What waits for an agency's people before what does not. */
    public static final List<State> ORDER = List.of(
            State.RETURNED,
            State.DRAFT,
            State.REVISION,
            State.AGENCY_SIGNED,
            State.UNDER_REVIEW,
            State.APPROVED,
            State.PUBLISHED,
            State.RETIRED);
}
