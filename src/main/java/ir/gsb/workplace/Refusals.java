package ir.gsb.workplace;

import ir.gsb.catalogue.Objection;
import org.springframework.http.HttpStatus;

/** As what HTTP tells that something was not done. */
final class Refusals {

    private Refusals() {}

    static HttpStatus status(Objection why) {
        return switch (why) {
            case UNKNOWN_SERVICE, NOT_YOUR_AGENCY -> HttpStatus.NOT_FOUND;
            case NOT_YOUR_ROLE, OWN_WORK, REVIEWER_OF_AGENCY -> HttpStatus.FORBIDDEN;
            case WRONG_STATE, OVERTAKEN -> HttpStatus.CONFLICT;
            case UNKNOWN_AGENCY,
                    INCOMPLETE,
                    UNFIT_VALUE,
                    REASON_NEEDED,
                    REMARKS_NEEDED,
                    UNKNOWN_FIELD,
                    REFERENCE_TAKEN,
                    UNFIT_REFERENCE,
                    UNKNOWN_PARENT,
                    OTHER_PARENT,
                    PARENT_WITHOUT_CODE,
                    PARENT_NOT_PUBLISHED,
                    HAS_SUB_SERVICES,
                    CODES_USED_UP -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }
}
