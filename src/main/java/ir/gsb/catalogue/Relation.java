package ir.gsb.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another agency has to tell or do: the demand for the bus.
 *
 * @param agency its name as the sheet gives it, or its code
 * @param system that holds the answer; empty if unknown
 * @param fields that are wanted
 * @param inquiry the inquiry of the bus that does it, {@code degree/v1}; empty if there is none yet
 */
public record Relation(
        String agency,
        String system,
        List<String> fields,
        long fee,
        @Nullable Way way,
        @Nullable DoneBy doneBy,
        String inquiry) {

    /** How it is asked. */
    public enum Way {
        ONLINE,
        BATCH,
        NOT_ELECTRONIC
    }

    /** Who goes and asks. */
    public enum DoneBy {
        AGENCY,
        VISITOR
    }

    Relation withInquiries(Set<String> served) {
        return served.contains(inquiry) ? this : new Relation(agency, system, fields, fee, way, doneBy, "");
    }

    public Relation {
        Sheet.checkLength("relations.agency", agency);
        Sheet.checkLength("relations.system", system);
        Sheet.checkLength("relations.inquiry", inquiry);
        fields = Sheet.checkTexts("relations.fields", fields);
        if (fee < 0) {
            throw new IllegalArgumentException("relations.fee: an amount is not negative");
        }
    }
}
